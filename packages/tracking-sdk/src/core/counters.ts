import type { Counters } from '../options.ts';

/** Counters at zero. */
export function createCounters(): Counters {
  return {
    ...{ captured: 0, delivered: 0, refused: 0, dropped: 0 },
    ...{ errors: 0, charactersSent: 0, mainThreadMs: 0, clockOffsetMs: 0 },
  };
}

/** Runs a function so that an exception in it never reaches the page. */
export type Guard = <A extends unknown[], R>(run: (...args: A) => R) => (...args: A) => R | undefined;

/**
 * Makes a guard that keeps exceptions away from the host page: they are counted, and told on the console only where
 * the page's developer asked for it. The time that guarded functions take is counted too.
 * @param now a clock that is never set, milliseconds
 */
export function createGuard(counters: Counters, now: () => number, tell: (...said: unknown[]) => void): Guard {
  let depth = 0;
  return (run) =>
    (...args) => {
      const start = now();
      depth++;
      try {
        return run(...args);
      } catch (error) {
        counters.errors++;
        tell(error);
        return undefined;
      } finally {
        if (!--depth) counters.mainThreadMs += now() - start;
      }
    };
}
