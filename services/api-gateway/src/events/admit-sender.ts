import { type KeyState, problemResponse } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { admitKey } from '../keys/admit-key.ts';
import { tokenFor } from '../tokens/token-for.ts';
import { countRefusal } from '../usage/usage-counter.ts';
import { isOriginAllowed } from './allowed-origin.ts';

/** Whether events may be sent with a key from where the request comes from: the key's state, else the refusal. */
export async function admitSender(env: Environment, request: Request, apiKey: string): Promise<KeyState | Response> {
  const key = await admitKey(env, apiKey, 'publishable', request);
  if (key instanceof Response) return key;
  if (isOriginAllowed(request.headers, key.allowedOrigins)) return key;
  const refusal = problemResponse('origin_not_allowed');
  countRefusal(env, key, refusal, request);
  return refusal;
}

/** The token with which the ingest worker takes events in the name of a key. */
export function ingestToken(env: Environment, { keyId, organizationId, settings }: KeyState): Promise<string> {
  return tokenFor(env, 'web-ingest-worker', { sub: `key:${keyId}`, org: organizationId, settings });
}
