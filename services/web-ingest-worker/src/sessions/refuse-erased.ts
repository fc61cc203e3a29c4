import type { Rejection } from '@crow/contracts';
import type { JudgedBatch } from '../batches/judge-batch.ts';
import type { Delivery } from '../ingest/delivery.ts';
import { liveReport } from '../live/live-report.ts';
import type { AnsweredBatch } from './hand-over.ts';

const MESSAGE = 'the session was erased for good; begin a new one';

/** A batch of an erased session: every event is refused, each that was good for this reason. Nothing is kept of them to look at. */
export function refuseErased(batch: JudgedBatch): JudgedBatch {
  const faults = new Map(batch.rejected.map((rejection) => [rejection.index, rejection]));
  const count = batch.accepted.length + batch.rejected.length;
  const rejected = Array.from(
    { length: count },
    (_, index): Rejection => faults.get(index) ?? { index, code: 'erased', message: MESSAGE },
  );
  return { ...batch, accepted: [], rejected, refused: [], kept: [], hasOwnIds: false };
}

/** As the ledger hears of it: without ids of events. */
export function withoutIds(batch: JudgedBatch): JudgedBatch {
  return { ...batch, rejected: batch.rejected.map(({ id: _, ...rejection }) => rejection) };
}

/** The receipt of such a batch. */
export function answerErased(
  batch: JudgedBatch,
  { sessionId, sentAt }: Pick<Delivery, 'sessionId' | 'sentAt'>,
  receivedAt: number,
): AnsweredBatch {
  const { batchId } = batch.head;
  const refused = refuseErased(batch);
  const receipt = { batchId, accepted: 0, duplicate: false, rejected: refused.rejected, serverTime: receivedAt };
  return { receipt, report: liveReport(refused, { sessionId, receivedAt, sentAt }, receipt), erased: true };
}
