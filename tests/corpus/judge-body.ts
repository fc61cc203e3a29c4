import { deepStrictEqual } from 'node:assert/strict';
import {
  type BatchReceipt,
  fromArchiveLines,
  LIMITS,
  mendJson,
  problem,
  type Rejection,
  readRequestBody,
  toArchiveLines,
} from '@crow/contracts';
import { type JudgedBatch, judgeBatch } from '../../services/web-ingest-worker/src/batches/judge-batch.ts';
import { liveReport } from '../../services/web-ingest-worker/src/live/live-report.ts';
import { completeSession } from '../../services/web-ingest-worker/src/sessions/complete-session.ts';
import { sessionRow, storedBatch } from '../../services/web-ingest-worker/test/rows.ts';
import type { HostileBody } from './mutations.ts';

/** How a body was answered. */
export type Verdict = 'refused' | 'some kept' | 'all kept' | 'none kept';

const CODES: ReadonlySet<Rejection['code']> = new Set([
  'not_an_object',
  'unknown_type',
  'missing_field',
  'invalid_field',
  'too_large',
  'time_out_of_range',
  'page_out_of_range',
  'erased',
]);

/**
 * Takes a body the whole way, as the gateway and the session's object do: read, judged, stored, completed, archived, read back.
 * @throws when anything on the way is not as it must be
 */
export async function judgeBody(body: HostileBody): Promise<Verdict> {
  const request = new Request('https://crow.example/', { method: 'POST', body: new Uint8Array(body.bytes) });
  const read = await readRequestBody(request, LIMITS.batchBytes);
  if (!read.ok) {
    must(body.bytes.length > LIMITS.batchBytes || read.reason === 'not_utf8', `refused as ${read.reason}`);
    must(body.touched === undefined || read.reason === 'too_large', 'a batch with one bad event was refused unread');
    return 'refused';
  }
  const now = Date.now();
  const clock = { receivedAt: now, sentAt: now };
  const judged = judgeBatch(read, body.place, clock);
  if (!judged.ok) {
    const { status } = problem(judged.code, judged.detail, judged.place);
    must(status >= 400 && status < 500, `refused with ${status}`);
    must(body.touched === undefined, `one bad event cost the whole batch: ${judged.detail}`);
    return 'refused';
  }
  checkReceipt(judged, read.text, body);
  if (judged.accepted.length === 0) return 'none kept';
  checkArchive(judged, clock);
  return judged.rejected.length === 0 ? 'all kept' : 'some kept';
}

/** Each event has one verdict, and those that nothing was done to a good one. */
function checkReceipt(judged: JudgedBatch, text: string, { touched }: HostileBody): void {
  const { events } = JSON.parse(mendJson(text)) as { events: unknown[] };
  const bad = new Map(judged.rejected.map((rejection) => [rejection.index, rejection]));
  must(bad.size === judged.rejected.length, 'an event has two verdicts');
  must(judged.accepted.length + bad.size === events.length, 'an event has no verdict');
  for (const { index, code, message } of bad.values()) {
    must(Number.isInteger(index) && index >= 0 && index < events.length, `there is no event ${index}`);
    must(CODES.has(code) && message.length > 0 && message.length < 500, `a rejection says nothing: ${code}`);
  }
  for (const { index, message } of touched ? bad.values() : []) {
    must(touched?.includes(index) === true, `a good event was refused: ${message}`);
  }
}

/** What was accepted becomes a session that is written to the archive, and read back as it was. */
function checkArchive(judged: JudgedBatch, clock: { receivedAt: number; sentAt: number }): void {
  const again = judgeBatch(judged, judged.head, clock);
  deepStrictEqual({ ...again, bytes: 0 }, { ...judged, bytes: 0 }, 'the stored text is judged otherwise');
  const { text: body, bytes, kept, accepted, head, hasOwnIds } = judged;
  must(body.length <= LIMITS.batchBytes, 'the stored text is longer than a batch may be');
  const { batchId, source, seq } = head;
  const stored = storedBatch({
    batchId,
    source,
    seq,
    ...clock,
    accepted: accepted.length,
    kept,
    body,
    bytes,
    hasOwnIds,
  });
  const { moments: _, ...session } = completeSession(sessionRow({ sessionId: head.sessionId }), null, [stored], []);
  const { events } = session;
  const own = new Set(
    accepted.map((event, index) => event.id ?? `${head.source}-${head.seq + (kept?.[index] ?? index)}`),
  );
  must(events.length === own.size, 'an accepted event is not in the session');
  for (const { id, ts } of events) {
    must(/^[\w-]{1,81}$/.test(id), `an id is ${id}`);
    must(Number.isInteger(ts) && ts <= clock.receivedAt && ts > 0, `a time is ${ts}`);
  }
  const lines = toArchiveLines(session);
  deepStrictEqual(fromArchiveLines(lines), plain(session), 'the archive holds another session');
  // Beside what the batch and its head say, a line says what it is a line of.
  must(lines.length <= 6 * bytes + 1_000 * events.length, 'the archive is longer than its session counts');
  const receipt: BatchReceipt = {
    batchId: head.batchId,
    accepted: accepted.length,
    rejected: judged.rejected,
    duplicate: false,
    serverTime: clock.receivedAt,
  };
  liveReport(judged, { sessionId: head.sessionId, ...clock }, receipt);
}

/** A value as JSON holds it: -0 is 0 there, and prototypes are those of objects. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
