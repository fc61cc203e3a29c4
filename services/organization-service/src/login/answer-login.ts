import { waitUntil } from 'cloudflare:workers';
import { problemResponse } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { authFor } from './auth.ts';
import { recordFailedLogin } from './login-failures.ts';
import { recordLogin } from './record-login.ts';

const SIGN_IN = '/api/auth/sign-in/email';

/** The library offers many more; what nobody uses stays closed. */
const OPEN_PATHS: Record<string, 'GET' | 'POST'> = {
  '/api/auth/get-session': 'GET',
  [SIGN_IN]: 'POST',
  '/api/auth/sign-out': 'POST',
  '/api/auth/change-password': 'POST',
  '/api/auth/organization/list': 'GET',
  '/api/auth/organization/set-active': 'POST',
};

/** Answers the login's own routes under `/api/auth`. */
export async function answerLogin(request: Request, env: Environment): Promise<Response> {
  const url = new URL(request.url);
  const method = OPEN_PATHS[url.pathname];
  if (method === undefined) return problemResponse('not_found');
  if (request.method !== method) {
    return problemResponse('method_not_allowed', undefined, { headers: { allow: method } });
  }
  const isSignIn = url.pathname === SIGN_IN;
  const tried = isSignIn ? request.clone() : request;
  const response = await authFor(env, url.origin).handler(request);
  // After the answer: how long it takes must not tell whether somebody has this email.
  if (isSignIn && response.status === 401) waitUntil(noteFailure(tried, env));
  if (isSignIn && response.ok) {
    const { user } = (await response.clone().json()) as { user: { id: string } };
    await recordLogin(env, request, user.id);
  }
  if (response.status !== 429) return response;
  return problemResponse('rate_limited', 'Too many tries to log in.', {
    headers: { 'retry-after': response.headers.get('x-retry-after') ?? '60' },
  });
}

/** A record that can't be written is told in our log; the answer is given already. */
async function noteFailure(tried: Request, env: Environment): Promise<void> {
  try {
    const { email } = (await tried.json()) as { email?: unknown };
    if (typeof email === 'string') await recordFailedLogin(env, tried, email);
  } catch (error) {
    console.error(
      JSON.stringify({ level: 'error', message: 'a failed login could not be recorded', error: String(error) }),
    );
  }
}
