import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, plusDays, startOf } from './calendar.ts';
import { findTimes } from './find-times.ts';

/** Wednesday, 25 November 2026, half past midnight in Berlin; still Tuesday in New York. */
const NOW = Date.UTC(2026, 10, 24, 23, 30);

function period(question: string, timeZone: string) {
  const [found] = findTimes(question, { now: NOW, timeZone });
  if (found?.filter.kind !== 'time') return undefined;
  const { since, until } = found.filter;
  const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString().slice(0, 16));
  return [iso(since), iso(until)];
}

describe('in Berlin', () => {
  test.each([
    ['today', '2026-11-24T23:00', '2026-11-25T23:00'],
    ['yesterday', '2026-11-23T23:00', '2026-11-24T23:00'],
    ['this week', '2026-11-22T23:00', '2026-11-29T23:00'],
    ['last week', '2026-11-15T23:00', '2026-11-22T23:00'],
    ['last weekend', '2026-11-20T23:00', '2026-11-22T23:00'],
    ['last month', '2026-09-30T22:00', '2026-10-31T23:00'],
    ['in October', '2026-09-30T22:00', '2026-10-31T23:00'],
    ['in december', '2025-11-30T23:00', '2025-12-31T23:00'],
    ['on 3 November', '2026-11-02T23:00', '2026-11-03T23:00'],
    ['on November 26th', '2025-11-25T23:00', '2025-11-26T23:00'],
    ['2026-11-03', '2026-11-02T23:00', '2026-11-03T23:00'],
    ['on monday', '2026-11-22T23:00', '2026-11-23T23:00'],
    ['last wednesday', '2026-11-17T23:00', '2026-11-18T23:00'],
    ['in the last 3 days', '2026-11-21T23:00', undefined],
    ['in the past two hours', '2026-11-24T21:30', undefined],
    ['since monday', '2026-11-22T23:00', undefined],
    ['this year', '2025-12-31T23:00', '2026-12-31T23:00'],
  ])('%s', (question, since, until) => {
    expect(period(question.toLowerCase(), 'Europe/Berlin')).toEqual([since, until]);
  });
});

test('a day is that of the time zone', () => {
  expect(period('today', 'America/New_York')).toEqual(['2026-11-24T05:00', '2026-11-25T05:00']);
});

test.each(['the 31st of february', '2026-13-40', 'last page', 'may be', 'second try'])(
  '“%s” is no time',
  (question) => {
    expect(period(question, 'UTC')).toBeUndefined();
  },
);

test('every day begins at its own midnight and ends where the next begins, also when clocks change', () => {
  const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC');
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const day = dayIn(timeZone, at);
      const [from, to] = [startOf(timeZone, day), startOf(timeZone, plusDays(day, 1))];
      expect(from).toBeLessThanOrEqual(at);
      expect(to).toBeGreaterThan(at);
      expect(dayIn(timeZone, from)).toEqual(day);
    }),
  );
});
