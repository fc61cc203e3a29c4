import { problemResponse } from '@crow/contracts';
import type { TokenSubject } from '@crow/service-auth';
import type { Environment } from '../environment.ts';
import { admitKey } from '../keys/admit-key.ts';
import { findLogin } from '../login/find-login.ts';
import { countRead } from '../usage/usage-counter.ts';
import { apiKeyOf } from './answer-reading.ts';

/** In whose name a request reads: that of a secret API key or, where people may ask as well, of a login; else the refusal. */
export async function readerOf(
  request: Request,
  env: Environment,
  who: 'keys' | 'all',
): Promise<TokenSubject | Response> {
  const apiKey = apiKeyOf(request.headers);
  if (apiKey) {
    const key = await admitKey(env, apiKey, 'secret', request);
    if (key instanceof Response) return key;
    countRead(env, key);
    return { sub: `key:${key.keyId}`, org: key.organizationId, role: 'viewer' };
  }
  if (who === 'keys') {
    const headers = { 'www-authenticate': 'Bearer' };
    return problemResponse('unauthenticated', 'Give a secret API key as a bearer token.', { headers });
  }
  const login = await findLogin(request, env);
  if (!login) return problemResponse('unauthenticated', 'Log in to the dashboard.');
  return { sub: `user:${login.userId}`, org: login.organizationId, role: login.role };
}
