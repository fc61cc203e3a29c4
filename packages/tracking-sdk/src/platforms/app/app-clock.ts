import type { Clock } from '../../core/clock.ts';

/** A clock that can be set back while calls that were kept are made good. */
export interface AppClock extends Clock {
  /** Runs with the time that it was at `at`, Unix milliseconds. */
  replay(at: number, run: () => void): void;
}

/** Wraps a clock. Calls that come before the storage has answered are run later, but happened when they were made. */
export function createAppClock(clock: Clock): AppClock {
  let replayedAt: number | undefined;
  return {
    now: () => replayedAt ?? clock.now(),
    after: clock.after,
    replay(at, run) {
      replayedAt = at;
      try {
        run();
      } finally {
        replayedAt = undefined;
      }
    },
  };
}
