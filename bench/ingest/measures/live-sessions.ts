import type { SessionEventIds } from '@crow/contracts';
import { createRandom } from '@crow/simulator';
import { contentOf } from '../load/batch-maker.ts';
import { closedLoop, type LoadResult } from '../load/loops.ts';
import { batchRequest } from '../load/requests.ts';
import { openHandles, residentMb } from '../runtime/processes.ts';
import { type Runtime, SECRET_KEY } from '../runtime/runtime.ts';

const EVENTS = 10;
/** Batches of each session: one opens it, the others come while all are live. */
const BATCHES = 3;
/** Sessions whose stored events are looked up in the end. */
const SAMPLE = 300;
const LONGEST_MS = 15 * 60 * 1000;

export interface LiveSessions extends LoadResult {
  sessions: number;
  /** Highest counts that were seen. */
  handles: number;
  residentMb: number;
  /** Sessions that were looked up, and those of them whose stored events are not the ones that were acknowledged. */
  checked: number;
  wrong: number;
}

/**
 * Opens many sessions, lets each send twice more while none is over, in an order of chance, and then compares what is stored of a
 * sample with what was acknowledged.
 */
export async function measureLiveSessions({ pid, ports }: Runtime, sessions: number): Promise<LiveSessions> {
  const content = contentOf(EVENTS);
  const random = createRandom('live');
  const order = Array.from({ length: BATCHES }, (_, turn) => {
    const numbers = Array.from({ length: sessions }, (_each, session) => session);
    return turn === 0 ? numbers : shuffled(numbers, () => random.number());
  }).flat();
  let sent = 0;
  const request = () => {
    const turn = Math.floor(sent / sessions);
    const session = order[sent] as number;
    sent += 1;
    return batchRequest(sessionId(session), turn * EVENTS, content);
  };
  const good = ({ status, body }: { status: number; body: string }) =>
    status === 202 && body.includes(`"accepted":${EVENTS},`);
  const highest = { handles: 0, residentMb: 0 };
  const watch = setInterval(() => {
    highest.handles = Math.max(highest.handles, openHandles(pid));
    highest.residentMb = Math.max(highest.residentMb, residentMb(pid));
  }, 100);
  try {
    const load = { port: ports.gateway, connections: 32, request, good, resend: true };
    const result = await closedLoop(load, LONGEST_MS, order.length);
    const sample = shuffled([...order.slice(0, sessions)], () => random.number()).slice(0, SAMPLE);
    let wrong = 0;
    for (const session of sample) if (!(await isWhole(ports.gateway, sessionId(session)))) wrong += 1;
    return { ...result, ...highest, sessions: Math.min(sessions, sent), checked: sample.length, wrong };
  } finally {
    clearInterval(watch);
  }
}

function sessionId(session: number): string {
  return `ses_live${session}`;
}

async function isWhole(port: number, id: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const response = await fetch(`http://127.0.0.1:${port}/v1/sessions/${id}/event-ids`, { headers });
  if (!response.ok) return false;
  const { eventIds } = (await response.json()) as SessionEventIds;
  const expected = new Set(Array.from({ length: BATCHES * EVENTS }, (_, number) => `${id.slice(4)}-${number}`));
  return eventIds.length === expected.size && eventIds.every((event) => expected.delete(event));
}

function shuffled(numbers: number[], chance: () => number): number[] {
  for (let last = numbers.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [numbers[last], numbers[other]] = [numbers[other] as number, numbers[last] as number];
  }
  return numbers;
}
