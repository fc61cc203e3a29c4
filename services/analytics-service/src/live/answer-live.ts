import { problemResponse } from '@crow/contracts';
import type { Handler } from 'hono';
import type { Routes } from '../access/require-login.ts';

/** `GET /api/live`: a WebSocket with the live view of the caller's organization. */
export const answerLive: Handler<Routes> = ({ env, req, var: { caller } }) => {
  if (req.header('upgrade')?.toLowerCase() !== 'websocket') {
    return problemResponse(
      'invalid_request',
      'The live view is a WebSocket; ask for /api/live/snapshot to read it once.',
    );
  }
  return env.ORGANIZATIONS.getByName(caller.organizationId).fetch(req.raw);
};

/** `GET /api/live/snapshot`: the live view as it is now. */
export const answerSnapshot: Handler<Routes> = async ({ env, json, var: { caller } }) =>
  json(await env.ORGANIZATIONS.getByName(caller.organizationId).snapshot());
