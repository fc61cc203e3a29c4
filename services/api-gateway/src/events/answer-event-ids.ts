import { isId, problemResponse } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { addressOf } from '../keys/address-of.ts';
import { admitKey } from '../keys/admit-key.ts';
import { apiKeyOf } from '../routes/answer-reading.ts';
import { tokenFor } from '../tokens/token-for.ts';
import { sessionOf } from './session-of.ts';

/** Answers `GET /v1/sessions/{id}/event-ids`: which events of a session are stored, for who has a secret key. */
export async function answerEventIds(request: Request, env: Environment, sessionId: string): Promise<Response> {
  if (request.method !== 'GET') return refuseMethod(['GET']);
  const apiKey = apiKeyOf(request.headers);
  if (!apiKey) {
    const headers = { 'www-authenticate': 'Bearer' };
    return problemResponse('unauthenticated', 'Give a secret API key as a bearer token.', { headers });
  }
  const key = await admitKey(env, apiKey, 'secret', addressOf(request));
  if (key instanceof Response) return key;
  const { keyId, organizationId: org } = key;
  if (!isId(sessionId)) return problemResponse('not_found');
  const token = await tokenFor(env, 'web-ingest-worker', { sub: `key:${keyId}`, org, role: 'viewer' });
  const answer = await sessionOf(env, org, sessionId).eventIds(token);
  if (answer === null) return problemResponse('not_found', 'There is no such session.');
  const status = 'status' in answer ? answer.status : 200;
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}
