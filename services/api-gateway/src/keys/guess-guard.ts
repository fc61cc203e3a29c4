import { createShortMemory } from '../memory/short-memory.ts';
import { type Bucket, filled, fullBucket, waitFor } from '../rates/token-bucket.ts';

/** Wrong ids that one network address may try: a page with an old key stays far below, a guesser does not. */
const GUESSES = { perSecond: 0.5, burst: 20 };
/** Until a bucket is full again, also after a hold of a minute. */
const FORGET_MS = 2 * (GUESSES.burst / GUESSES.perSecond) * 1000 + 60_000;

/**
 * Keeps guesses of key ids away from objects and database: each id that nobody has costs its network address a try.
 * Lives in one isolate's memory. Keys that are known there are admitted without asking it, so a shop behind the same
 * address as a guesser goes on.
 */
export function createGuessGuard(now: () => number = () => Date.now()) {
  const buckets = createShortMemory<Bucket>({ lifeMs: FORGET_MS, entries: 10_000 }, now);
  const bucketOf = (address: string) => filled(buckets.get(address) ?? fullBucket(GUESSES, now()), GUESSES, now());
  return {
    /** How long an address must wait before an unknown id of it is looked up, in milliseconds. */
    waitOf: (address: string): number => waitFor(bucketOf(address), GUESSES, 1),
    /** Notes that an id was nobody's. */
    missed(address: string): void {
      const { tokens, at } = bucketOf(address);
      buckets.set(address, { tokens: tokens - 1, at }, at);
    },
    /** Looks nothing up for an address for a time, in milliseconds, because it tried too many elsewhere. */
    hold(address: string, ms: number): void {
      const { at } = bucketOf(address);
      buckets.set(address, { tokens: 1 - (ms / 1000) * GUESSES.perSecond, at }, at);
    },
  };
}
