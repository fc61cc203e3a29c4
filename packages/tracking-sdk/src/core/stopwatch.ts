/** Counts the time that a page is visible. */
export interface Stopwatch {
  run(isRunning: boolean): void;
  /** Time since the last reset, milliseconds. */
  read(): number;
  reset(): void;
}

/** @param now a clock that is never set: milliseconds since any moment */
export function createStopwatch(now: () => number): Stopwatch {
  let elapsed = 0;
  let since = 0;
  let isOn = false;
  const read = () => {
    const at = now();
    if (isOn) elapsed += at - since;
    since = at;
    return elapsed;
  };
  return {
    run(isRunning) {
      read();
      isOn = isRunning;
    },
    read,
    reset() {
      read();
      elapsed = 0;
    },
  };
}
