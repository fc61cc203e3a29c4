import {
  type BatchClock,
  checkBatchHead,
  checkEvent,
  checkTime,
  LIMITS,
  mendJson,
  type Problem,
  type ProblemCode,
  type Rejection,
  type WireBatchHead,
  type WireEvent,
  wireBatchHead,
  writeOutEvents,
} from '@crow/contracts';
import { locateJsonError } from './locate-json-error.ts';
import { takenFromHead } from './taken-from-head.ts';

const HEAD_FIELDS = Object.keys(wireBatchHead.shape) as (keyof WireBatchHead)[];

/** A batch whose head is good, with a verdict on each event. */
export interface JudgedBatch {
  ok: true;
  /** The fields of the head that are known. */
  head: WireBatchHead;
  accepted: WireEvent[];
  rejected: Rejection[];
  /** The rejected events themselves, as they were parsed; empty when nothing of them is to be kept. */
  refused: unknown[];
  /** Some events have ids of their own. */
  hasOwnIds: boolean;
  /** Positions of the accepted events in the batch as sent; null when all were accepted. */
  kept: number[] | null;
  /** JSON text to store: as received, refused events included, but for what {@link mendJson} replaces. */
  text: string;
  /** Bytes that it takes in its session: its text in UTF-8, and what its events take from their head, see {@link takenFromHead}. */
  bytes: number;
}

/** A batch that is refused as a whole. */
export interface RefusedBatch {
  ok: false;
  code: ProblemCode;
  detail: string;
  place?: Problem['place'];
}

/**
 * Mends and parses a batch once and judges it: the text, the head, that the head agrees with the address,
 * and each event by itself.
 * A key that stands twice in an object counts as it stands last, here as in all that reads the text again: `JSON.parse` decides.
 * @param body its text, and how many bytes of UTF-8 it was sent in
 * @param clock by which its events' age is judged
 */
export function judgeBatch(
  body: { text: string; bytes: number },
  address: { sessionId: string; batchId: string },
  clock: BatchClock,
): JudgedBatch | RefusedBatch {
  const text = mendJson(body.text); // of as many bytes
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const place = locateJsonError(text) ?? { line: 1, column: 1 };
    return refused('malformed_body', `The body is not JSON from line ${place.line}, column ${place.column} on.`, place);
  }
  const verdict = checkBatchHead(value);
  if (!verdict.ok) return refusedField(verdict.field, verdict.message);
  const head = knownFields(verdict.head);
  for (const field of ['sessionId', 'batchId'] as const) {
    if (head[field] !== address[field]) {
      return refused('session_mismatch', `${field} in the body differs from the one in the address.`, { field });
    }
  }
  const { events } = value as { events?: unknown }; // an object: its head was checked
  if (!Array.isArray(events) || events.length === 0) return refusedField('events', 'events must be a list with events');
  if (events.length > LIMITS.batchEvents) {
    return refused('too_large', `A batch holds at most ${LIMITS.batchEvents} events.`, { field: 'events' });
  }
  return judgeEvents({ text, bytes: body.bytes }, head, events, clock);
}

function knownFields(head: WireBatchHead): WireBatchHead {
  const known = HEAD_FIELDS.filter((field) => head[field] !== undefined).map((field) => [field, head[field]]);
  return Object.fromEntries(known) as unknown as WireBatchHead; // only fields that may be absent were left out
}

function judgeEvents(
  { text, bytes }: { text: string; bytes: number },
  head: WireBatchHead,
  events: unknown[],
  clock: BatchClock,
): JudgedBatch {
  writeOutEvents(events, head.pages);
  const rejected: Rejection[] = [];
  for (const [index, event] of events.entries()) {
    const rejection = checkEvent(event, index, head) ?? checkTime(event as WireEvent, index, head, clock); // checked before
    if (rejection) rejected.push(rejection);
  }
  const bad = new Set(rejected.map(({ index }) => index));
  const kept = bad.size === 0 ? null : [...events.keys()].filter((index) => !bad.has(index));
  const accepted = (kept?.map((index) => events[index]) ?? events) as WireEvent[]; // checked above
  return {
    ok: true,
    head,
    accepted,
    rejected,
    refused: rejected.map(({ index }) => events[index]),
    kept,
    text,
    bytes: bytes + takenFromHead(head, accepted),
    hasOwnIds: accepted.some(({ id }) => id !== undefined),
  };
}

function refused(code: ProblemCode, detail: string, place: Problem['place']): RefusedBatch {
  return { ok: false, code, detail, place };
}

function refusedField(field: string, message: string): RefusedBatch {
  return refused('invalid_request', `The batch is not valid: ${message}.`, field === '' ? {} : { field });
}
