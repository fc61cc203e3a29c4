import { type Forecast, type ForecastKind, type Hindrance, READING_AGES_MS } from '@crow/contracts';
import { count } from './number-words.ts';

export const FORECAST_WORDS: Record<ForecastKind, string> = {
  returns: 'Comes back within a week',
  buys: 'Buys within a week',
};

export const HINDRANCE_WORDS: Record<Hindrance, string> = {
  none: '',
  price: 'after a rejected coupon or the shipping costs',
  trouble: 'after trouble on the page',
};

/** What a probability rests on. */
export function basisWords({ basis, similar }: Pick<Forecast, 'basis' | 'similar'>): string {
  return basis === 'own' ? `From ${count(similar)} of your visits that ended alike.` : 'A rule of thumb.';
}

/**
 * How far forecasts can be believed, in one sentence.
 * @param error mean distance between forecast and truth, 0 to 1
 */
export function calibrationWords(error: number): string {
  const points = Math.round(error * 100);
  if (points === 0) return 'On average they were right to less than one percentage point.';
  return `On average they were off by ${points === 1 ? 'one percentage point' : `${points} percentage points`}.`;
}

/** How old visits were that are counted together. @param fromMs where the span begins; it ends where the next one begins */
export function ageWords(fromMs: number): string {
  const minutes = (ms: number) => String(ms / 60_000);
  const next = READING_AGES_MS.find((from) => from > fromMs);
  if (next === undefined) return `${minutes(fromMs)} minutes and more`;
  if (fromMs === 0) return next === 60_000 ? 'Under a minute' : `Under ${minutes(next)} minutes`;
  return `${minutes(fromMs)} to ${minutes(next)} minutes`;
}
