import { env, exports } from 'cloudflare:workers';
import type { LivePulse, LiveSession, SessionMove } from '@crow/contracts';
import { createMinter } from '@crow/service-auth';

/** Asks the service as the gateway does, in the name of a user of an organization. */
export async function askAs(
  organizationId: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const subject = { sub: 'user:u1', org: organizationId, role: 'viewer' as const };
  const token = await createMinter(env.TEST_SIGNING_JWK).tokenFor('analytics-service', subject);
  const request = new Request(`https://crow.example${path}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return exports.default.fetch(request);
}

/** What an isolate of the ingest worker would tell of these sessions. */
export function pulseOf(
  at: number,
  sessions: (Partial<LiveSession> & { sessionId: string })[],
  changes: Partial<LivePulse> = {},
): LivePulse {
  const active = sessions.map((session) => ({ events: 1, lastActivityAt: at, path: '/', ...session }));
  return {
    at,
    events: active.reduce((sum, { events }) => sum + events, 0),
    batches: active.length,
    duplicates: 0,
    rejected: 0,
    sessions: active,
    moves: [],
    readings: [],
    recent: active.map(({ sessionId, path }) => ({ sessionId, path, type: 'click', label: 'Buy', at })),
    ...changes,
  };
}

/** What an isolate of the ingest worker would tell when nothing but a move happened. */
export function moveOf(move: SessionMove): LivePulse {
  return pulseOf(move.at, [], { moves: [move] });
}
