import type { KeyRate } from '@crow/contracts';

/**
 * What a key's rate lets pass when a single bucket judges all batches: a batch passes as long as anything is left, and what it takes too much is
 * paid back before the next.
 * @param sentMs when batches were sent, in any order, milliseconds
 * @param events of each batch
 * @returns events
 */
export function passedBySingleBucket(sentMs: readonly number[], events: number, { perSecond, burst }: KeyRate): number {
  let tokens = burst;
  let passed = 0;
  let before: number | undefined;
  for (const at of sentMs.toSorted((a, b) => a - b)) {
    tokens = Math.min(burst, tokens + ((at - (before ?? at)) * perSecond) / 1000);
    before = at;
    if (tokens < 1) continue;
    tokens -= events;
    passed += events;
  }
  return passed;
}
