import fc from 'fast-check';
import { expect, test } from 'vitest';
import { correctedTime } from './corrected-time.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const DAY = 24 * 3_600_000;

test.each([
  ['right', NOON, NOON],
  ['an hour behind', NOON - 3_600_000, NOON],
  ['in 1970', 86_400_000, NOON],
  ['in the year 9999', Date.UTC(9999, 11, 31), NOON],
  ['in the year 275760', 8_640_000_000_000_000, NOON],
])('a clock that is %s is right about how long ago something was', (_, sentAt) => {
  for (const platform of ['web', 'server'] as const) {
    expect(correctedTime(sentAt - 5_000, { receivedAt: NOON, sentAt, platform })).toBe(NOON - 5_000);
  }
});

test('an age that a device can’t have kept an event for is no age, and a server’s old time is', () => {
  const then = Date.UTC(2021, 0, 1);
  expect(correctedTime(0, { receivedAt: NOON, sentAt: NOON, platform: 'web' })).toBe(NOON);
  expect(correctedTime(NOON - 89 * DAY, { receivedAt: NOON, sentAt: NOON, platform: 'web' })).toBe(NOON - 89 * DAY);
  expect(correctedTime(NOON - 91 * DAY, { receivedAt: NOON, sentAt: NOON, platform: 'web' })).toBe(NOON);
  expect(correctedTime(then, { receivedAt: NOON, sentAt: null, platform: 'server' })).toBe(then);
});

test('a device’s times keep their order and distance, and never lie in the future or further back than it keeps events', () => {
  const age = fc.integer({ min: -DAY, max: 120 * DAY });
  fc.assert(
    fc.property(fc.integer({ min: 200 * DAY, max: 8_000_000_000_000_000 }), age, age, (sentAt, one, other) => {
      const clock = { receivedAt: NOON, sentAt, platform: 'web' as const };
      const [first, second] = [one, other].map((each) => correctedTime(sentAt - each, clock)) as [number, number];
      for (const time of [first, second]) {
        expect(time).toBeLessThanOrEqual(NOON);
        expect(time).toBeGreaterThanOrEqual(NOON - 90 * DAY);
      }
      if ([one, other].every((each) => each >= 0 && each <= 90 * DAY)) expect(second - first).toBe(one - other);
    }),
  );
});
