import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf } from '../batches/spans.ts';
import { type Coverage, cover, NOTHING_SEEN } from './coverage.ts';

const by = (minute: number, keyId = 'key_1') => ({ minute, keyId });

/** What a list of spans covers, number by number. */
function naive(spans: readonly { from: number; to: number }[]) {
  const seen = new Set<number>();
  const fresh = spans.map(({ from, to }) => {
    const before = seen.size;
    for (let number = from; number < to; number++) seen.add(number);
    return seen.size - before;
  });
  return { seen, fresh, mark: Math.max(0, ...[...seen].map((number) => number + 1)) };
}

const span = fc
  .record({ from: fc.nat(80), length: fc.integer({ min: 1, max: 12 }) })
  .map(({ from, length }) => ({ from, to: from + length }));

test('in whatever order numbers are seen, and how often: each counts as new once, and what is missing is known', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
      const expected = naive(spans);
      let coverage: Coverage = NOTHING_SEEN;
      const fresh = spans.map((seen, minute) => {
        const next = cover(coverage, seen, by(minute));
        coverage = next.coverage;
        return next.fresh;
      });
      expect(fresh).toEqual(expected.fresh);
      expect(coverage.mark).toBe(expected.mark);
      const missing = coverage.gaps.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n));
      const unseen = Array.from({ length: coverage.mark }, (_, number) => number).filter((n) => !expected.seen.has(n));
      expect(missing.sort((a, b) => a - b)).toEqual(unseen);
      expect(expected.seen.size + missing.length).toBe(coverage.mark);
    }),
    { numRuns: 2_000 },
  );
});

test('a gap belongs to the minute and the key of what was seen behind it, also when a part of it is filled', () => {
  const { coverage } = cover(NOTHING_SEEN, { from: 10, to: 12 }, by(1));
  expect(coverage.gaps).toEqual([{ from: 0, to: 10, ...by(1) }]);
  expect(cover(coverage, { from: 3, to: 5 }, by(2, 'key_2')).coverage.gaps).toEqual([
    { from: 0, to: 3, ...by(1) },
    { from: 5, to: 10, ...by(1) },
  ]);
});

test('who counts up by millions, or leaves out every other number, makes no ledger grow', () => {
  let coverage = cover(NOTHING_SEEN, { from: 9_000_000_000, to: 9_000_000_001 }, by(0)).coverage;
  expect(coverage).toMatchObject({ gaps: [], forgotten: 9_000_000_000 });
  for (let n = 0; n < 1_000; n++) {
    const from = coverage.mark + 1;
    coverage = cover(coverage, { from, to: from + 1 }, by(n)).coverage;
  }
  expect(coverage.gaps.length).toBe(200);
  expect(coverage.forgotten).toBe(9_000_000_800);
});

test('positions become spans', () => {
  expect(spansOf([0, 1, 4, 6, 7])).toEqual([
    { from: 0, to: 2 },
    { from: 4, to: 5 },
    { from: 6, to: 8 },
  ]);
});
