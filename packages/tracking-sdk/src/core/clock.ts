/** Time as the core sees it, so that a test can own it. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Calls back once after `ms` milliseconds. */
  after(ms: number, call: () => void): void;
}

/** The clock of the runtime. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, call) => void setTimeout(call, ms),
};
