import type { JudgedBatch } from '../batches/judge-batch.ts';
import type { Environment } from '../configuration.ts';
import type { Delivery } from '../ingest/delivery.ts';
import { logError } from '../log/log-error.ts';
import { ledgerOf } from './ledger-of.ts';
import { sampleOf } from './sample-of.ts';
import type { UntoldRefusal } from './untold-refusals.ts';

/** How long an answer waits for the ledger. */
const WAIT_MS = 1_000;

/**
 * Enters the refused events of a batch in the ledger before the batch is answered. Bad events are rare, and their client keeps
 * none of them. When the ledger can't be told in time, they are kept until it can: then they count once, as those do that it heard of
 * too late.
 * @param keep keeps them on disk
 */
export async function tellRejected(
  env: Pick<Environment, 'LEDGER'>,
  keep: (untold: UntoldRefusal) => void,
  { head, rejected, refused }: JudgedBatch,
  { organizationId, sessionId, keyId }: Delivery,
  receivedAt: number,
): Promise<void> {
  const { batchId, source, seq } = head;
  const events = rejected.map((rejection, position) => ({
    rejection,
    sample: position < refused.length ? sampleOf(refused[position]) : null,
  }));
  const report = { sessionId, keyId, batchId, receivedAt, source, seq, events };
  try {
    const told = ledgerOf(env, organizationId, source).rejected(report);
    const tooLate = scheduler.wait(WAIT_MS).then(() => Promise.reject(new Error('the ledger did not answer in time')));
    await Promise.race([told, tooLate]);
  } catch (error) {
    logError('rejected_events_untold', error, { organizationId, sessionId, events: events.length });
    keep({ organizationId, report });
  }
}
