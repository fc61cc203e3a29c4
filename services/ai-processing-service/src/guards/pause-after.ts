import type { ModelEnding } from '@crow/contracts';

const MINUTE_MS = 60_000;
const LONGEST_MS = 10 * MINUTE_MS;

/**
 * Endings after which the next session would most likely fare the same. A key or a model does not come back by itself;
 * a provider in trouble does, but until then every session would wait for it, and those behind it as well.
 */
const PAUSES: Partial<Record<ModelEnding, number>> = {
  key_refused: LONGEST_MS,
  model_unknown: LONGEST_MS,
  rate_limited: MINUTE_MS,
  server_failed: MINUTE_MS,
  connection_lost: MINUTE_MS,
  timed_out: MINUTE_MS,
};

/**
 * How long nobody is to ask after an ending.
 * @param toldMs how long the provider said to wait
 * @returns milliseconds, at most ten minutes; 0 when the next session may be asked about
 */
export function pauseAfter(ending: ModelEnding, toldMs = 0): number {
  const pause = PAUSES[ending] ?? 0;
  return pause === 0 ? 0 : Math.min(Math.max(pause, toldMs), LONGEST_MS);
}
