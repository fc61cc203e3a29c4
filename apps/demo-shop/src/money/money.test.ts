import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, toCents, toEuros } from './money.ts';

test('round prices are shown without cents, others with both of them', () => {
  expect(formatMoney(129_900)).toBe('€1,299');
  expect(formatMoney(990)).toBe('€9.90');
  expect(formatMoney(0)).toBe('€0');
});

test('a price survives the way into cents and back', () => {
  fc.assert(fc.property(fc.nat(100_000_000), (cents) => toCents(toEuros(cents)) === cents));
});
