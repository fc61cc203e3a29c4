import { contentOf } from '../load/batch-maker.ts';
import { closedLoop, type Load, type LoadResult } from '../load/loops.ts';
import { batchRequest, newSessionRequests } from '../load/requests.ts';
import { openHandles, residentMb } from '../runtime/processes.ts';
import type { Runtime } from '../runtime/runtime.ts';

const EVENTS = 10;

/** A closed loop in which each batch opens a session of its own. */
export function measureNewSessions({ ports }: Runtime, durationMs: number): Promise<LoadResult> {
  const content = contentOf(EVENTS);
  return closedLoop(
    { port: ports.gateway, connections: 32, request: newSessionRequests(content), good: stored },
    durationMs,
  );
}

export interface LiveSessions extends LoadResult {
  sessions: number;
  /** Highest counts that were seen. */
  handles: number;
  residentMb: number;
}

/** Opens many sessions and lets each of them send again, in turn, so that all stay alive. */
export async function measureLiveSessions(
  { pid, ports }: Runtime,
  sessions: number,
  durationMs: number,
): Promise<LiveSessions> {
  const content = contentOf(EVENTS);
  const name = `live${process.pid}`;
  let sent = 0;
  const request: Load['request'] = () => {
    const turn = Math.floor(sent / sessions);
    const session = sent % sessions;
    sent += 1;
    return batchRequest(`ses_${name}_${session}`, turn * EVENTS, content);
  };
  let handles = 0;
  let memory = 0;
  const watch = setInterval(() => {
    handles = Math.max(handles, openHandles(pid));
    memory = Math.max(memory, residentMb(pid));
  }, 500);
  try {
    const result = await closedLoop({ port: ports.gateway, connections: 32, request, good: stored }, durationMs);
    return { ...result, sessions: Math.min(sessions, sent), handles, residentMb: memory };
  } finally {
    clearInterval(watch);
  }
}

function stored({ status, body }: { status: number; body: string }): boolean {
  return status === 202 && body.includes(`"accepted":${EVENTS},`);
}
