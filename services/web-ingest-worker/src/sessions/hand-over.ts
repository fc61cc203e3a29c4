import type { BatchReceipt } from '@crow/contracts';
import type { Delivery } from '../ingest/delivery.ts';
import type { LiveReport } from '../live/live-report.ts';
import type { FollowOn, FollowOnStore } from './follow-on-store.ts';

/** A batch that has its receipt: from the session that holds it, or that has nothing of it to hold. */
export interface AnsweredBatch {
  receipt: BatchReceipt;
  report: LiveReport;
  /** Its session was erased: all of its events are refused. */
  erased?: true;
}

/** A batch that a session does not hold and never will: it is full. */
export interface FullSession {
  followOn: FollowOn;
  /** Fingerprints of all batches that it holds. */
  held: Uint8Array;
}

/** Sessions that one request asks at most. Usually it is one, and two when the newest has just become full. */
const MOST_HOPS = 8;

/**
 * Hands a batch that a full session doesn't hold to the session that follows it, and to the one after
 * that when it is full as well. The full session asks each by itself instead of each asking the next: so calls never
 * nest deeper than one, and what is learnt of the chain is kept where the next batch starts.
 *
 * A batch that comes again takes the same way, and every session on it recognises what it holds.
 * @param take asks the object of a session to take the batch
 * @throws when a session can't be reached, or the chain doesn't end; what is known of it is kept for the next try
 */
export async function handOver(
  followOns: FollowOnStore,
  delivery: Delivery,
  take: (delivery: Delivery) => Promise<AnsweredBatch | FullSession>,
): Promise<AnsweredBatch> {
  let next = followOns.newest();
  for (let hop = 0; next && hop < MOST_HOPS; hop++) {
    const answer = await take({ ...delivery, ...next });
    if ('receipt' in answer) return answer;
    followOns.extend(next, answer.held, answer.followOn);
    next = answer.followOn;
  }
  throw new Error(`the chain of follow-on sessions goes on after ${MOST_HOPS} of them`);
}
