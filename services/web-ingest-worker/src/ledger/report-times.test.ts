import { REPORTS_EVERY_MS } from '@crow/contracts';
import { expect, test } from 'vitest';
import { createReportTimes } from './report-times.ts';

const NOW = 1_790_000_000_250;

test('sessions tell the ledger in a minute', () => {
  const reportAt = createReportTimes(2);
  expect([reportAt(NOW), reportAt(NOW + 10)]).toEqual([NOW + REPORTS_EVERY_MS, NOW + 10 + REPORTS_EVERY_MS]);
});

test('of many that begin together only so many tell in one second', () => {
  const reportAt = createReportTimes(2);
  const times = Array.from({ length: 10 }, () => reportAt(NOW));
  const bySecond = Map.groupBy(times, (at) => Math.floor(at / 1000));
  expect([...bySecond.values()].map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
  expect(Math.min(...times)).toBe(NOW + REPORTS_EVERY_MS);
});
