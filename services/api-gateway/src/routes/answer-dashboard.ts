import { problemResponse } from '@crow/contracts';
import { refuseForeign, refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { findLogin } from '../login/find-login.ts';
import { isSameOrigin } from '../login/same-origin.ts';
import { answerReading, apiKeyOf } from './answer-reading.ts';
import type { DashboardRoute } from './dashboard-routes.ts';
import { forwardAs } from './forward.ts';

/** Answers a request of a dashboard route: where from, who, may they, pass it on. A secret key comes without a browser. */
export async function answerDashboard(
  request: Request,
  route: DashboardRoute,
  env: Environment,
  requestId: string,
  params: Record<string, string>,
): Promise<Response> {
  const method = route.methods.find((allowed) => allowed === request.method);
  if (!method) return refuseMethod(route.methods);
  const apiKey = apiKeyOf(request.headers);
  if (apiKey) return answerReading(request, apiKey, route, env, requestId);
  const socket = request.headers.get('upgrade')?.toLowerCase() === 'websocket';
  if (socket && !route.socket) return problemResponse('invalid_request', 'There is no WebSocket here.');
  // Browsers let every page open a WebSocket with our cookies, so it counts as a change.
  const change = socket || method !== 'GET';
  if (change && !isSameOrigin(request)) return refuseForeign();
  const login = await findLogin(request, env);
  if (!login) return problemResponse('unauthenticated', 'Log in to the dashboard.');
  if (method !== 'GET' && route.changedBy && !route.changedBy.includes(login.role)) {
    return problemResponse('forbidden', `Your role (${login.role}) may not do this.`);
  }
  const takeBack = await route.before?.(env, login, params, request);
  const { userId, organizationId: org, role } = login;
  const answer = await forwardAs({ sub: `user:${userId}`, org, role }, request, route, env, requestId);
  if (!answer.ok) await takeBack?.();
  else if (method !== 'GET') await route.afterChange?.(env, login);
  return answer;
}
