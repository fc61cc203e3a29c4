import { refuseForeign } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { forwardCredentials } from '../routes/forward.ts';
import { forgetLogin } from './find-login.ts';
import { isSameOrigin } from './same-origin.ts';

/** Passes `/api/auth/*` on to the login, and forgets what it may change. */
export async function answerLogin(request: Request, env: Environment, requestId: string): Promise<Response> {
  if (request.method === 'GET') return forwardCredentials(request, env, requestId);
  if (!isSameOrigin(request)) return refuseForeign();
  const response = await forwardCredentials(request, env, requestId);
  // Afterwards: a request that came in meanwhile may have remembered the login once more.
  await forgetLogin(request);
  return response;
}
