import { type BatchReceipt, correctedTime } from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import { SESSION_CAPS } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import { newSessionId } from './follow-on-id.ts';
import type { FollowOnStore } from './follow-on-store.ts';
import type { NamedEvents } from './held-events.ts';
import type { SessionRow } from './session-row.ts';
import type { SessionStore } from './session-store.ts';

/** What became of a batch. */
export interface Acceptance {
  receipt: BatchReceipt;
  /** The session was opened by it, for the first time or again. */
  opened: boolean;
}

/**
 * Stores a judged batch and writes its receipt, without a pause, so that all of it becomes durable together.
 *
 * - A batch that was stored before, here or in a follow-on session, changes nothing and gets the counts of its first answer.
 * - A batch without an accepted event is not stored and neither begins nor prolongs a session: judging it again
 *   gives the same answer.
 * - Good events that the session holds already, from another batch, are repeated: the receipt says which.
 * - A batch beyond the caps of the session is for its follow-on session, and so is every new one from then on: whether
 *   a batch fits depends on when it was made, which each try tells anew, and no try may fit where another did not.
 * - A batch for a session that is no longer open opens it again, as the next revision.
 * @returns null when the batch is for the follow-on session, which then has a name
 */
export function acceptBatch(
  store: SessionStore,
  followOns: FollowOnStore,
  batch: JudgedBatch,
  delivery: Delivery,
  receivedAt: number,
): Acceptance | null {
  const { batchId } = batch.head;
  const receipt = { batchId, accepted: batch.accepted.length, rejected: batch.rejected, serverTime: receivedAt };
  const before = store.acceptedOf(batchId) ?? followOns.acceptedOf(batchId);
  if (before !== null) return { receipt: { ...receipt, accepted: before, duplicate: true }, opened: false };
  if (batch.accepted.length === 0) return { receipt: { ...receipt, duplicate: false }, opened: false };

  const session = store.session();
  if (followOns.newest()) return null;
  if (session && isFull(session, store, batch, delivery, receivedAt)) {
    followOns.begin({ sessionId: newSessionId(), follows: session.sessionId });
    return null;
  }
  const opened = session === null || session.state !== 'open';
  if (session === null) store.begin(newSession(delivery, receivedAt));
  else if (opened) store.update({ ...REOPENED, revision: session.revision + 1, idleMs: delivery.idleMs });
  else if (session.idleMs !== delivery.idleMs) store.update({ idleMs: delivery.idleMs });
  const repeated = store.held().note(namesOf(batch));
  const accepted = batch.accepted.length - repeated.length;
  store.append({
    batchId,
    keyId: delivery.keyId,
    origin: delivery.origin,
    receivedAt,
    sentAt: delivery.sentAt,
    accepted,
    kept: batch.kept,
    repeated,
    body: batch.text,
    bytes: batch.bytes,
    source: batch.head.source,
    seq: batch.head.seq,
    hasOwnIds: batch.hasOwnIds,
  });
  return { receipt: { ...receipt, accepted, duplicate: false, ...(repeated.length > 0 && { repeated }) }, opened };
}

function namesOf({ head, kept, accepted, hasOwnIds }: JudgedBatch): NamedEvents {
  const positions = kept ?? [...accepted.keys()];
  const ownIds = new Map<number, string>();
  if (hasOwnIds) {
    for (const [index, { id }] of accepted.entries()) {
      if (id !== undefined) ownIds.set(positions[index] ?? index, id);
    }
  }
  return { source: head.source, seq: head.seq, positions, ownIds };
}

const REOPENED = { state: 'open', attempts: 0, attemptAt: 0, archiveKey: null, moments: null } as const;

function newSession(delivery: Delivery, receivedAt: number): SessionRow {
  return {
    organizationId: delivery.organizationId,
    sessionId: delivery.sessionId,
    follows: delivery.follows ?? null,
    keyId: delivery.keyId,
    idleMs: delivery.idleMs,
    userAgent: delivery.userAgent ?? null,
    country: delivery.country ?? null,
    region: delivery.region ?? null,
    city: delivery.city ?? null,
    timeZone: delivery.timeZone ?? null,
    openedAt: receivedAt,
    lastActivityAt: receivedAt,
    revision: 1,
    state: 'open',
    attempts: 0,
    attemptAt: 0,
    archiveKey: null,
    moments: null,
    freedArchiveKey: null,
    freedMoments: null,
    freedBatches: new Uint8Array(),
    freedEvents: 0,
    freedBytes: 0,
    freedNumbers: null,
    freedOwnIds: new Uint8Array(),
    freedArrivals: null,
    reportedRow: null,
  };
}

/** Whether a batch goes beyond the caps of a session. Late batches count by when they were made. */
function isFull(
  session: SessionRow,
  store: SessionStore,
  batch: JudgedBatch,
  delivery: Delivery,
  receivedAt: number,
): boolean {
  const { events, bytes } = store.totals();
  const madeAt = correctedTime(batch.head.at, { receivedAt, sentAt: delivery.sentAt });
  return (
    events + batch.accepted.length > SESSION_CAPS.events ||
    bytes + batch.bytes > SESSION_CAPS.bytes ||
    madeAt - session.openedAt > SESSION_CAPS.spanMs
  );
}
