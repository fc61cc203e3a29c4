import type { Environment } from '../environment.ts';

/** Longer than the longest step of processing: what was on its way to a store has arrived by then. */
const SETTLES_MS = 180_000;

/**
 * How long after it was erased a session is looked at once more, milliseconds.
 * @throws when `ERASURE_SETTLES_MS` is not a whole number from 0 to 86,400,000
 */
export function settlesMs({ ERASURE_SETTLES_MS: text }: Pick<Environment, 'ERASURE_SETTLES_MS'>): number {
  if (text === undefined) return SETTLES_MS;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 86_400_000) return value;
  throw new Error(`ERASURE_SETTLES_MS must be a whole number from 0 to 86400000, not "${text}"`);
}
