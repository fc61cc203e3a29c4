/** Where sessions begin that tell no date: what they mean does not depend on it. */
const EPOCH = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** Numbers from here up are milliseconds since 1970; below, down to 2000, they are seconds. */
const FIRST_MS = 1e11;
/** Times since the start of the session reach this only in milliseconds: ten thousand seconds are nearly three hours. */
const RELATIVE_MS = 10_000;

/**
 * Times of events, Unix milliseconds, from what a file says: numbers in seconds, milliseconds or microseconds, texts in
 * ISO 8601, or seconds or milliseconds since the start when no event has a date. An event whose time is missing or
 * broken happened just after the one before it, so the order of the file stays and no pause is made up.
 */
export function readTimes(given: readonly unknown[]): number[] {
  const numbers = given.map(numberOf);
  const dated = numbers.map((value) => (value === undefined ? undefined : dateOf(value)));
  const times = dated.some((value) => value !== undefined) ? dated : sinceStart(numbers);
  let last = (times.find((value) => value !== undefined) ?? EPOCH) - 1;
  return times.map((time) => {
    last = time ?? last + 1;
    return last;
  });
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : Date.parse(value);
  return Number.isFinite(number) ? number : undefined;
}

function dateOf(value: number): number | undefined {
  const ms = Math.round(value >= LATEST ? value / 1000 : value < FIRST_MS ? value * 1000 : value);
  return ms >= EPOCH && ms < LATEST ? ms : undefined;
}

function sinceStart(numbers: readonly (number | undefined)[]): (number | undefined)[] {
  const usable = numbers.map((value) => (value !== undefined && value >= 0 && value < 1e9 ? value : undefined));
  const unit = Math.max(0, ...usable.map((value) => value ?? 0)) >= RELATIVE_MS ? 1 : 1000;
  return usable.map((value) => (value === undefined ? undefined : EPOCH + Math.round(value * unit)));
}
