import { problemResponse } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { admitKey } from '../keys/admit-key.ts';
import { countRead, countRefused } from '../usage/usage-counter.ts';
import type { DashboardRoute } from './dashboard-routes.ts';
import { forwardAs } from './forward.ts';

/** The API key that a request reads with; only as a bearer token, because addresses end up in logs. */
export function apiKeyOf(headers: Headers): string | undefined {
  return /^Bearer (crow_\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

/** Answers a request that comes with an API key instead of a login: secret keys see what viewers see, and change nothing. */
export async function answerReading(
  request: Request,
  apiKey: string,
  route: DashboardRoute,
  env: Environment,
  requestId: string,
): Promise<Response> {
  const key = await admitKey(env, apiKey, 'secret', request);
  if (key instanceof Response) return key;
  if (!route.readByKeys || request.method !== 'GET') {
    countRefused(env, key, 'forbidden', request);
    return problemResponse(
      'forbidden',
      'API keys read sessions, interactions and the search. Log in for everything else.',
    );
  }
  countRead(env, key);
  const { keyId, organizationId: org } = key;
  return forwardAs({ sub: `key:${keyId}`, org, role: 'viewer' }, request, route, env, requestId);
}
