import { expect, test } from 'vitest';
import { hoursOf } from './hours.ts';

const HOUR = 3_600_000;
const row = (minute: number, stored: number) => {
  return { keyId: 'key_1', minute, sent: stored, stored, duplicate: 0, rejected: 0, notArrived: 0 };
};

test('minutes of all keys add up to hours, and quiet hours are there', () => {
  const from = 10 * HOUR;
  const rows = [row(from, 2), row(from + 59 * 60_000, 3), { ...row(from, 4), keyId: 'key_2' }, row(from + 2 * HOUR, 1)];
  expect(hoursOf({ from, to: from + 3 * HOUR, rows }).map(({ at, stored }) => [at / HOUR, stored])).toEqual([
    [10, 9],
    [11, 0],
    [12, 1],
  ]);
});
