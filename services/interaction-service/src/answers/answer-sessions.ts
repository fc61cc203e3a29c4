import { isId, problemResponse } from '@crow/contracts';
import type { Route } from '../access/require-login.ts';
import { listSessions } from '../sessions/list-sessions.ts';
import { readSession } from '../sessions/read-session.ts';
import { readCursor } from '../sessions/session-cursor.ts';
import { channelOf, limitOf, meaningOf, QueryError, quarantinedOf, visitorsOf } from './query.ts';

/** `GET /api/sessions?cursor=&limit=&intent=&outcome=&channel=&visitors=&quarantine=` */
export const answerSessions: Route = async ({ env, req, var: { caller }, json }) => {
  const ask = (name: string) => req.query(name);
  const cursor = ask('cursor');
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (after === null) throw new QueryError('cursor', '`cursor` is not one that a page gave.');
  const request = {
    filter: { ...meaningOf(ask), ...channelOf(ask), visitors: visitorsOf(ask), ...quarantinedOf(ask) },
    limit: limitOf(ask, 50, 100),
    ...(after ? { after } : {}),
  };
  return json(await listSessions(env, caller.organizationId, request));
};

/** `GET /api/sessions/{id}` */
export const answerSession: Route<'/api/sessions/:sessionId'> = async ({ env, req, var: { caller }, json }) => {
  const sessionId = req.param('sessionId');
  const session = isId(sessionId) ? await readSession(env, caller.organizationId, sessionId) : null;
  return session ? json(session) : problemResponse('not_found', 'There is no such session.');
};
