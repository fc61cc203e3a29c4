/** The first failures are answered by waits up to this: a server that heals is noticed within five seconds. */
const SHORT_MS = 4_500;
/** A server that stays away is asked this often. */
const LONG_MS = 60_000;
/** Failures after which waits grow beyond {@link SHORT_MS}. */
const PATIENCE = 8;

/**
 * Wait after the nth failure in a row, milliseconds: 1, 2, 4 seconds, then 4.5 seconds, after the eighth failure
 * doubling up to a minute; lengthened by up to a tenth, so that many browsers don't come back at the same moment.
 * @param failures from 1
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  const base =
    failures <= PATIENCE
      ? Math.min(1000 * 2 ** (failures - 1), SHORT_MS)
      : Math.min(SHORT_MS * 2 ** (failures - PATIENCE), LONG_MS);
  return base * (1 + random / 10);
}
