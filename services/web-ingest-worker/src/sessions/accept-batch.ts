import type { BatchReceipt, Rejection } from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import { SESSION_CAPS } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import { correctedTime } from './normalize-batch.ts';
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
 * - A batch that was stored before changes nothing and gets the counts of its first answer.
 * - A batch without an accepted event is not stored and neither begins nor prolongs a session: judging it again
 *   gives the same answer.
 * - A batch beyond the caps of the session is refused as a whole.
 * - A batch for a session that is no longer open opens it again, as the next revision.
 */
export function acceptBatch(
  store: SessionStore,
  batch: JudgedBatch,
  delivery: Delivery,
  receivedAt: number,
): Acceptance {
  const { batchId } = batch.head;
  const receipt = { batchId, accepted: batch.accepted.length, rejected: batch.rejected, serverTime: receivedAt };
  const before = store.acceptedOf(batchId);
  if (before !== null) return { receipt: { ...receipt, accepted: before, duplicate: true }, opened: false };
  if (batch.accepted.length === 0) return { receipt: { ...receipt, duplicate: false }, opened: false };

  const session = store.session();
  const full = session && fullness(session, store, batch, delivery, receivedAt);
  if (full) {
    const rejected = rejectAll(batch, full);
    return { receipt: { ...receipt, accepted: 0, rejected, duplicate: false }, opened: false };
  }
  const opened = session === null || session.state !== 'open';
  if (session === null) store.begin(newSession(delivery, receivedAt));
  else if (opened) store.update({ ...REOPENED, revision: session.revision + 1, idleMs: delivery.idleMs });
  else if (session.idleMs !== delivery.idleMs) store.update({ idleMs: delivery.idleMs });
  store.append({
    batchId,
    receivedAt,
    sentAt: delivery.sentAt,
    accepted: batch.accepted.length,
    kept: batch.kept,
    body: batch.text,
    bytes: batch.bytes,
  });
  return { receipt: { ...receipt, duplicate: false }, opened };
}

const REOPENED = { state: 'open', attempts: 0, attemptAt: 0, archiveKey: null } as const;

function newSession(delivery: Delivery, receivedAt: number): SessionRow {
  return {
    organizationId: delivery.organizationId,
    sessionId: delivery.sessionId,
    keyId: delivery.keyId,
    idleMs: delivery.idleMs,
    userAgent: delivery.userAgent ?? null,
    country: delivery.country ?? null,
    region: delivery.region ?? null,
    city: delivery.city ?? null,
    openedAt: receivedAt,
    lastActivityAt: receivedAt,
    revision: 1,
    state: 'open',
    attempts: 0,
    attemptAt: 0,
    archiveKey: null,
    freedArchiveKey: null,
    freedBatches: new Uint8Array(),
    freedEvents: 0,
    freedBytes: 0,
  };
}

/** Why a session can't take a batch, or null when it can. Late batches count by when they were made. */
function fullness(
  session: SessionRow,
  store: SessionStore,
  batch: JudgedBatch,
  delivery: Delivery,
  receivedAt: number,
): string | null {
  const { events, bytes } = store.totals();
  if (events + batch.accepted.length > SESSION_CAPS.events) return `it holds ${SESSION_CAPS.events} events at most`;
  if (bytes + batch.bytes > SESSION_CAPS.bytes) return `it holds ${SESSION_CAPS.bytes} bytes at most`;
  const madeAt = correctedTime(batch.head.at, { receivedAt, sentAt: delivery.sentAt });
  return madeAt - session.openedAt > SESSION_CAPS.spanMs ? 'it lasts 24 hours at most' : null;
}

function rejectAll(batch: JudgedBatch, reason: string): Rejection[] {
  const message = `the session is full, ${reason}: send the event in a new session`;
  const full = batch.accepted.map(
    ({ id }, position): Rejection => ({
      index: batch.kept?.[position] ?? position,
      ...(id === undefined ? {} : { id }),
      code: 'session_full',
      message,
    }),
  );
  return [...batch.rejected, ...full].sort((a, b) => a.index - b.index);
}
