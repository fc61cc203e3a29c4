import { isId, problemResponse } from '@crow/contracts';
import { refuseMethod } from '../answers/refuse.ts';
import type { Environment } from '../environment.ts';
import { readerOf } from '../routes/reader-of.ts';
import { tokenFor } from '../tokens/token-for.ts';
import { askSession } from './ask-session.ts';

/** Answers `GET /v1/sessions/{id}/event-ids`: which events of a session are stored, for who has a secret key. */
export async function answerEventIds(request: Request, env: Environment, sessionId: string): Promise<Response> {
  if (request.method !== 'GET') return refuseMethod(['GET']);
  const reader = await readerOf(request, env, 'keys');
  if (reader instanceof Response) return reader;
  if (!isId(sessionId)) return problemResponse('not_found');
  const token = await tokenFor(env, 'web-ingest-worker', reader);
  const answer = await askSession(env, reader.org, sessionId, (session) => session.eventIds(token));
  if (answer === null) return problemResponse('not_found', 'There is no such session.');
  const status = 'status' in answer ? answer.status : 200;
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}
