import type { KeyRate } from '@crow/contracts';

/** What may still be used, as it was at a moment. Negative: more was used than there was, and is owed. */
export interface Bucket {
  tokens: number;
  /** Unix milliseconds. */
  at: number;
}

/** A bucket that nobody has used yet. */
export function fullBucket(rate: KeyRate, now: number): Bucket {
  return { tokens: rate.burst, at: now };
}

/** The bucket as it is now: what has flowed in since, never more than it holds. A clock that went back adds nothing. */
export function filled(bucket: Bucket, rate: KeyRate, now: number): Bucket {
  const flowed = (Math.max(0, now - bucket.at) * rate.perSecond) / 1000;
  return { tokens: Math.min(rate.burst, bucket.tokens + flowed), at: Math.max(bucket.at, now) };
}

/** How long until a bucket holds a number of tokens, in milliseconds; a number beyond its size is never waited for. */
export function waitFor(bucket: Bucket, rate: KeyRate, tokens: number): number {
  const missing = Math.min(tokens, rate.burst) - bucket.tokens;
  return missing <= 0 ? 0 : Math.ceil((missing * 1000) / rate.perSecond);
}
