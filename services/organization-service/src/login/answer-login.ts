import { problemResponse } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { authFor } from './auth.ts';
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
  const response = await authFor(env, url.origin).handler(request);
  if (response.ok && url.pathname === SIGN_IN) {
    const { user } = (await response.clone().json()) as { user: { id: string } };
    await recordLogin(env, request, user.id);
  }
  if (response.status !== 429) return response;
  return problemResponse('rate_limited', 'Too many tries to log in.', {
    headers: { 'retry-after': response.headers.get('x-retry-after') ?? '60' },
  });
}
