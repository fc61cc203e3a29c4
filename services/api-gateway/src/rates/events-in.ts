import { type BatchAnswer, isReceipt } from '@crow/contracts';

/**
 * How many events the answer to a batch counts for: all that it had, accepted or not, repeated or new. A batch that was sent before, or
 * was refused as a whole, counts as one, because it costs a request and stores nothing.
 */
export function eventsIn(answer: BatchAnswer): number {
  if (!isReceipt(answer) || answer.duplicate) return 1;
  return Math.max(1, answer.accepted + answer.rejected.length + (answer.repeated?.length ?? 0));
}
