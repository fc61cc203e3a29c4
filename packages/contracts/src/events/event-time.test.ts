import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBatchHead } from '../batch/check-batch.ts';
import { LIMITS } from '../limits.ts';
import { checkEvent } from './check-event.ts';
import { type BatchClock, checkTime, clientTime, correctedTime } from './event-time.ts';
import { CLOCK_BOUNDS } from './wire/values.ts';
import type { WireEvent } from './wire-event.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What becomes of an event made a minute before it was sent, by a client whose clock shows something else. */
function judge(shown: number, changes: { age?: number; platform?: 'web' | 'server'; sentAt?: number | null } = {}) {
  const { age = MINUTE, platform = 'web', sentAt = shown } = changes;
  const head = { at: shown - age, platform };
  const event = { type: 'custom', name: 'x', t: 0 } as WireEvent;
  const clock: BatchClock = { receivedAt: NOON, sentAt };
  const rejection = checkTime(event, 3, head, clock);
  return rejection ?? correctedTime(clientTime(event, head), clock) - NOON;
}

describe('a clock that is wrong, but wrong by the same all the time, does no harm', () => {
  test.each([
    ['before 1970, as east of Greenwich at its start', -9 * 60 * MINUTE],
    ['in 1970, with an empty battery', 0],
    ['in 2001', 1_000_000_000_000],
    ['in 2038, beyond 32 bits', 2_147_483_648_000],
    ['in 2106, beyond 32 bits without a sign', 4_294_967_296_000],
    ['in the year 0', Date.parse('0000-01-01T00:02:00Z')],
    ['in the year 9999', Date.parse('9999-12-31T23:59:59Z')],
    ['between two milliseconds', NOON + 0.25],
  ])('%s', (_, shown) => {
    expect(judge(shown)).toBe(-MINUTE);
    const head = { v: 1, batchId: 'b', sessionId: 's', source: 't', seq: 0, at: shown, platform: 'web' };
    expect(checkBatchHead(head).ok).toBe(true);
    expect(checkEvent({ type: 'page_view', ts: shown }, 0, {})).toBeNull();
  });

  test('by any time that a clock can show', () => {
    const clock = fc.double({ min: CLOCK_BOUNDS.min + DAY, max: CLOCK_BOUNDS.max, noNaN: true });
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: DAY }), (shown, age) => {
        expect(Math.abs((judge(shown, { age }) as number) + age)).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('the age of an event', () => {
  test('is at most what a device may have waited, to the millisecond', () => {
    expect(judge(NOON, { age: LIMITS.eventAgeMs })).toBe(-LIMITS.eventAgeMs);
    expect(judge(NOON, { age: LIMITS.eventAgeMs + 1 })).toMatchObject({
      index: 3,
      code: 'time_out_of_range',
      field: 't',
    });
  });

  test('of an event from before the clock was set is not known, so it is refused, and how old it looks is told', () => {
    const rejection = judge(0, { sentAt: NOON });
    expect(rejection).toMatchObject({ code: 'time_out_of_range', message: expect.stringContaining('20781 days') });
  });

  test('is never negative: what happened after it was sent happened when it arrived', () => {
    expect(judge(NOON, { age: -DAY })).toBe(0);
    expect(judge(Date.parse('9999-12-31T00:00:00Z'), { sentAt: NOON })).toBe(0);
  });

  test('is counted to the arrival when the client does not say when it sent', () => {
    expect(judge(NOON - DAY, { sentAt: null })).toBe(-DAY - MINUTE);
    expect(judge(0, { sentAt: null })).toMatchObject({ code: 'time_out_of_range' });
  });

  test('may be any since 2000 for a server, which brings events from its books', () => {
    const age = NOON - Date.UTC(2000, 0, 1);
    expect(judge(NOON, { age, platform: 'server' })).toBe(-age);
    expect(judge(NOON, { age: age + 1, platform: 'server' })).toMatchObject({ code: 'time_out_of_range' });
  });

  test('counts from `ts` where an event tells it, and the rejection names it and the event', () => {
    const event = { type: 'custom', name: 'x', id: 'evt_1', ts: 5, t: 0 } as WireEvent;
    const clock = { receivedAt: NOON, sentAt: NOON };
    expect(checkTime(event, 0, { at: NOON, platform: 'web' }, clock)).toMatchObject({ id: 'evt_1', field: 'ts' });
  });
});

test.each([
  [Number.NaN, 'time_out_of_range'],
  [Number.POSITIVE_INFINITY, 'time_out_of_range'],
  [CLOCK_BOUNDS.max + 1, 'time_out_of_range'],
  [CLOCK_BOUNDS.min - 1, 'time_out_of_range'],
  ['1764000000000', 'invalid_field'],
  ['2026-11-24T12:00:00Z', 'invalid_field'],
  [null, 'invalid_field'],
  [true, 'invalid_field'],
  [{}, 'invalid_field'],
])('%j is no time', (ts, code) => {
  expect(checkEvent({ type: 'page_view', ts }, 0, {})).toMatchObject({ code, field: 'ts' });
  const head = { v: 1, batchId: 'b', sessionId: 's', source: 't', seq: 0, at: ts, platform: 'web' };
  expect(checkBatchHead(head)).toMatchObject({ ok: false, field: 'at' });
});

test('a try that is sent later tells the same time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: DAY }), fc.integer({ min: -1e12, max: 1e12 }), (waited, wrongBy) => {
      const at = NOON + wrongBy;
      const first = correctedTime(at - MINUTE, { receivedAt: NOON, sentAt: at });
      const later = correctedTime(at - MINUTE, { receivedAt: NOON + waited, sentAt: at + waited });
      expect(later).toBe(first);
    }),
  );
});
