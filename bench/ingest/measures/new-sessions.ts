import { contentOf } from '../load/batch-maker.ts';
import { closedLoop, type LoadResult } from '../load/loops.ts';
import { newSessionRequests } from '../load/requests.ts';
import type { Runtime } from '../runtime/runtime.ts';

const EVENTS = 10;

/** A closed loop in which each batch opens a session of its own. */
export function measureNewSessions({ ports }: Runtime, durationMs: number): Promise<LoadResult> {
  const content = contentOf(EVENTS);
  const good = ({ status, body }: { status: number; body: string }) =>
    status === 202 && body.includes(`"accepted":${EVENTS},`);
  return closedLoop({ port: ports.gateway, connections: 32, request: newSessionRequests(content), good }, durationMs);
}
