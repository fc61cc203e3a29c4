import { expect, test } from 'vitest';
import { barsOf, daysOf } from './usage-periods.ts';

const HOUR = 3_600_000;
const counts = { requests: 1, stored: 4, duplicate: 0, rejected: 0, refused: 2 };

test('steps without uses have their place between those with some', () => {
  const from = 100 * HOUR + 20 * 60_000;
  const bars = barsOf({ from, to: from + 3 * HOUR, stepMs: HOUR, steps: [{ at: 102 * HOUR, ...counts }] });
  expect(bars.map(({ at, stored, refused }) => [at / HOUR, stored, refused])).toEqual([
    [100, 0, 0],
    [101, 0, 0],
    [102, 4, 2],
    [103, 0, 0],
  ]);
});

test.each([1, 7, 31] as const)('an answer about %i days is told as that', (days) => {
  expect(daysOf({ from: 0, to: days * 24 * HOUR })).toBe(days);
});
