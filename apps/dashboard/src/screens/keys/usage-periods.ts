import type { KeyUsage, UsageCounts } from '@crow/contracts';

/** How far uses of a key can be looked back, in days. */
export const USAGE_PERIODS = {
  1: { words: '24 hours', step: 'hour' },
  7: { words: '7 days', step: 'hour' },
  31: { words: '31 days', step: 'day' },
} as const;

export type UsageDays = keyof typeof USAGE_PERIODS;
export const DAYS = [1, 7, 31] as const satisfies UsageDays[];

const DAY_MS = 86_400_000;

/** The days that an answer is of. */
export function daysOf({ from, to }: Pick<KeyUsage, 'from' | 'to'>): UsageDays {
  const days = Math.round((to - from) / DAY_MS);
  return days <= 1 ? 1 : days <= 7 ? 7 : 31;
}

/** The steps of an answer, with those in which nothing happened. */
export function barsOf({ from, to, stepMs, steps }: Pick<KeyUsage, 'from' | 'to' | 'stepMs' | 'steps'>) {
  const known = new Map(steps.map((step) => [step.at, step]));
  const bars: (UsageCounts & { at: number })[] = [];
  for (let at = from - (from % stepMs); at < to; at += stepMs) {
    bars.push(known.get(at) ?? { at, requests: 0, stored: 0, duplicate: 0, rejected: 0, refused: 0 });
  }
  return bars;
}
