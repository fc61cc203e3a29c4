import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ARRIVAL_MINUTE_MS,
  type Arrival,
  type ArrivalSpan,
  arrivalAt,
  coverageOf,
  MOST_ARRIVALS,
  mergeArrivals,
} from './arrival.ts';

const MINUTE = ARRIVAL_MINUTE_MS;

const batch = fc.record({
  keyId: fc.constantFrom('key_1', 'key_2'),
  origin: fc.constantFrom('', 'https://shop.example'),
  minute: fc.nat(30),
  events: fc.integer({ min: 1, max: 9 }),
});
type Batch = typeof batch extends fc.Arbitrary<infer T> ? T : never;
const span: fc.Arbitrary<ArrivalSpan> = fc.record({
  keyId: fc.constantFrom('key_1', 'key_2'),
  from: fc.nat(30).map((minute) => minute * MINUTE),
  to: fc.option(fc.nat(30).map((minute) => minute * MINUTE)),
  origin: fc.option(fc.constantFrom('', 'https://shop.example')),
});

const arrivalOf = ({ minute, ...source }: Batch, second = 0): Arrival => arrivalAt(minute * MINUTE + second, source);

function isIn({ keyId, origin, minute }: Batch, asked: ArrivalSpan): boolean {
  return (
    keyId === asked.keyId &&
    (asked.origin === null || origin === asked.origin) &&
    minute * MINUTE >= asked.from &&
    (asked.to === null || minute * MINUTE < asked.to)
  );
}

test('whether all, some or no batches came in a span is told as if each batch were looked at', () => {
  fc.assert(
    fc.property(fc.array(batch, { minLength: 1, maxLength: 20 }), span, (batches, asked) => {
      const arrivals = mergeArrivals(batches.map((one) => arrivalOf(one, 59_999)));
      const inside = batches.filter((one) => isIn(one, asked)).length;
      const expected = inside === 0 ? 'none' : inside === batches.length ? 'all' : 'some';
      expect(coverageOf(arrivals, asked)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});

test('in whatever order and portions arrivals are put together, the same comes of it, and no event is lost', () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 20 }), fc.nat(20), (batches, cut) => {
      const arrivals = batches.map((one) => arrivalOf(one));
      const atOnce = mergeArrivals(arrivals);
      expect(mergeArrivals([...mergeArrivals(arrivals.slice(cut)), ...arrivals.slice(0, cut)])).toEqual(atOnce);
      const events = batches.reduce((sum, one) => sum + one.events, 0);
      expect(atOnce.reduce((sum, one) => sum + one.events, 0)).toBe(events);
    }),
  );
});

test('a session with more pauses than are kept loses the shortest, never a key', () => {
  const many = Array.from({ length: MOST_ARRIVALS + 50 }, (_, index) =>
    arrivalAt(index * (index < 60 ? 2 : 3) * MINUTE, { keyId: 'key_1', origin: '', events: 1 }),
  );
  const arrivals = mergeArrivals([...many, arrivalAt(0, { keyId: 'key_2', origin: '', events: 1 })]);
  expect(arrivals).toHaveLength(MOST_ARRIVALS);
  expect(arrivals.at(-1)).toMatchObject({ keyId: 'key_2' });
  expect(arrivals.reduce((sum, { events }) => sum + events, 0)).toBe(MOST_ARRIVALS + 51);
});
