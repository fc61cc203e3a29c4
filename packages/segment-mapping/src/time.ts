import { TIME_BOUNDS } from '@crow/contracts';

/** A time of a client's: ISO 8601 text or Unix milliseconds; undefined for anything else, and outside of 2000 to 2100. */
export function timeIn(value: unknown): number | undefined {
  const time = typeof value === 'string' && /^\d{4}-\d\d/.test(value) ? Date.parse(value) : value;
  if (typeof time !== 'number') return undefined;
  return time >= TIME_BOUNDS.min && time <= TIME_BOUNDS.max ? time : undefined;
}
