import { IDLE_MS_BOUNDS } from '@crow/contracts';
import { duration } from '../../words/time-words.ts';

export const UNITS = { s: 1_000, min: 60_000, h: 3_600_000 } as const;
export type Unit = keyof typeof UNITS;

/** A length of time as a person would write it: in the largest unit in which it is a whole number. */
export function writeIdleTime(ms: number): { value: string; unit: Unit } {
  const unit = (['h', 'min', 's'] as const).find((unit) => ms % UNITS[unit] === 0) ?? 's';
  return { value: String(ms / UNITS[unit]), unit };
}

/** Reads what was written. @returns milliseconds, or what is wrong with it */
export function readIdleTime(value: string, unit: Unit): number | { error: string } {
  const written = value.trim().replace(',', '.');
  const ms = Math.round(Number(written) * UNITS[unit]);
  const { min, max } = IDLE_MS_BOUNDS;
  if (written !== '' && ms >= min && ms <= max) return ms;
  return { error: `From ${duration(min)} to ${duration(max)}, please.` };
}
