import type { TokenSubject } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { tokenFor } from '../tokens/token-for.ts';
import type { DashboardRoute } from './dashboard-routes.ts';

/** Headers that tell who or where a person is, or that only the gateway may write. */
const NOT_FORWARDED = /^(cookie|authorization|cf-.*|x-crow-.*|x-forwarded-.*|x-real-ip|true-client-ip)$/;

/** Passes a request on in somebody's name: the token takes the place of cookies and keys. */
export async function forwardAs(
  subject: TokenSubject,
  request: Request,
  route: DashboardRoute,
  env: Environment,
  requestId: string,
): Promise<Response> {
  const token = await tokenFor(env, route.audience, subject);
  const headers = headersFor(request, requestId, (name) => !NOT_FORWARDED.test(name));
  headers.set('authorization', `Bearer ${token}`);
  return env[route.service].fetch(new Request(request, { headers, redirect: 'manual' }));
}

/** Passes a request of the login or the set-up on; these bring their own credentials and need no token. */
export function forwardCredentials(request: Request, env: Environment, requestId: string): Promise<Response> {
  // `cf-connecting-ip` stays: it is what tries to log in are counted by.
  const headers = headersFor(request, requestId, (name) => !/^(x-crow-.*|x-forwarded-.*)$/.test(name));
  return env.ORGANIZATIONS.fetch(new Request(request, { headers, redirect: 'manual' }));
}

function headersFor(request: Request, requestId: string, keep: (name: string) => boolean): Headers {
  const headers = new Headers([...request.headers].filter(([name]) => keep(name)));
  headers.set('x-request-id', requestId);
  const country = request.cf?.country;
  if (typeof country === 'string') headers.set('x-crow-country', country);
  return headers;
}
