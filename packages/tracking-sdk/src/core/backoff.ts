/** The first failures are answered by waits up to this: a server that heals is noticed within five seconds. */
const SHORT_MS = 4_500;
/** A server that stays away is asked this often. */
const LONG_MS = 60_000;
/** Failures after which a server stays away. */
const PATIENCE = 8;

/**
 * Wait after the nth failure in a row, milliseconds: 1, 2, 4 seconds, then 4.5 seconds, after the eighth failure a
 * minute; lengthened by up to a tenth, so that many browsers don't come back at the same moment.
 * @param failures from 1
 */
export function backoffMs(failures: number): number {
  return Math.min(500 * 2 ** failures, failures > PATIENCE ? LONG_MS : SHORT_MS) * (1 + Math.random() / 10);
}
