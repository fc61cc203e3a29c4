import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusedUse, Tally, type Use, useOf } from './counts.ts';

const MINUTE = 60_000;
const use = fc.record({
  at: fc.integer({ min: 0, max: 5 * MINUTE }),
  origin: fc.constantFrom('', 'https://a.example', 'https://b.example'),
  stored: fc.nat(50),
  duplicate: fc.nat(50),
  rejected: fc.nat(5),
  refusal: fc.constantFrom(null, null, 'rate_limited', 'too_large'),
});

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);

describe('uses of a key', () => {
  test('add up, in whatever reports they are told, also when one had to be taken back', () => {
    fc.assert(
      fc.property(fc.array(fc.array(use, { maxLength: 20 }), { maxLength: 5 }), (reports) => {
        const whole = new Tally();
        for (const uses of reports) {
          const part = new Tally();
          for (const each of uses) part.add(each as Use);
          if (uses.length > 0) whole.addReport(part.report());
        }
        const all = reports.flat();
        const told = whole.report();
        const taken = all.filter(({ refusal }) => refusal === null).length;
        expect(sum(told.minutes.map(({ counts }) => counts.requests))).toBe(taken);
        expect(sum(told.minutes.map(({ counts }) => counts.refused))).toBe(all.length - taken);
        expect(sum(told.refusals.map(({ requests }) => requests))).toBe(all.length - taken);
        expect(sum(told.origins.map(({ requests }) => requests))).toBe(all.length);
        expect(sum(told.minutes.map(({ counts }) => counts.stored))).toBe(sum(all.map(({ stored }) => stored)));
        expect(told.lastUsedAt).toBe(Math.max(0, ...all.map(({ at }) => at)));
        const firsts = all.filter(({ stored }) => stored > 0).map(({ at }) => at);
        expect(told.firstEventAt).toBe(firsts.length > 0 ? Math.min(...firsts) : null);
      }),
    );
  });

  test('from more origins than can be told apart are still counted', () => {
    const tally = new Tally();
    for (let n = 0; n < 500; n++)
      tally.add(refusedUse('origin_not_allowed', `https://${n}.example/${'x'.repeat(500)}`, 0));
    const { origins } = tally.report();
    expect(origins.length).toBeLessThanOrEqual(51);
    expect(sum(origins.map(({ requests }) => requests))).toBe(500);
    expect(Math.max(...origins.map(({ origin }) => origin.length))).toBeLessThanOrEqual(200);
  });

  test('are what the answer says: a copy stores nothing', () => {
    const receipt = { batchId: 'b', accepted: 5, duplicate: false, rejected: [], serverTime: 1 };
    expect(useOf(receipt, '', 1)).toMatchObject({ stored: 5, duplicate: 0, refusal: null });
    expect(useOf({ ...receipt, duplicate: true }, '', 1)).toMatchObject({ stored: 0, duplicate: 5 });
    expect(useOf({ ...receipt, accepted: 3, repeated: [0, 2] }, '', 1)).toMatchObject({ stored: 3, duplicate: 2 });
    const problem = { type: 'urn:crow:problem:unavailable', title: 'x', status: 503 };
    expect(useOf(problem, '', 1)).toMatchObject({ stored: 0, refusal: 'unavailable' });
  });
});
