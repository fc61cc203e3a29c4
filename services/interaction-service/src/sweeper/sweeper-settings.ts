import type { Environment } from '../environment.ts';

/** When the sweeper looks, and what it finds too long. Milliseconds. */
export interface SweeperSettings {
  /** Between two looks through the archive of an organization. */
  everyMs: number;
  /** After which an archived session should have been stored. */
  overdueAfterMs: number;
}

const DEFAULTS: SweeperSettings = { everyMs: 60_000, overdueAfterMs: 300_000 };

/** Longest wait between two times that an overdue session is sent again. */
const LONGEST_WAIT_MS = 6 * 60 * 60 * 1000;

/** How often an overdue session is sent again before it is kept as failed. */
export const MOST_SENDS = 6;

/** @throws when a variable is not a whole number from 1,000 to 86,400,000 */
export function sweeperSettings(env: Pick<Environment, 'SWEEP_EVERY_MS' | 'OVERDUE_AFTER_MS'>): SweeperSettings {
  return {
    everyMs: numberOf('SWEEP_EVERY_MS', env.SWEEP_EVERY_MS, DEFAULTS.everyMs),
    overdueAfterMs: numberOf('OVERDUE_AFTER_MS', env.OVERDUE_AFTER_MS, DEFAULTS.overdueAfterMs),
  };
}

/** Wait after an overdue session was sent for the n-th time: as long as sessions may take, doubling. */
export function waitAfter(sends: number, { overdueAfterMs }: SweeperSettings): number {
  return Math.min(overdueAfterMs * 2 ** (sends - 1), LONGEST_WAIT_MS);
}

function numberOf(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1_000 && value <= 86_400_000) return value;
  throw new Error(`${name} must be a whole number from 1000 to 86400000, not "${text}"`);
}
