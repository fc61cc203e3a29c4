import type { BatchReceipt } from '@crow/contracts';

/**
 * How many events the answer to a batch counts for: all that it had, accepted or not. A batch that was sent before, or
 * was refused as a whole, counts as one, because it costs a request and stores nothing.
 */
export async function eventsIn(answer: Response): Promise<number> {
  if (answer.status !== 202) return 1;
  const { accepted = 0, rejected = [], duplicate } = (await answer.json()) as Partial<BatchReceipt>;
  return duplicate ? 1 : Math.max(1, accepted + rejected.length);
}
