import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passesLuhn } from './luhn.ts';

test('numbers of test cards are good, with spaces too', () => {
  for (const number of ['4242424242424242', '4000 0000 0000 0002', '3782-822463-10005']) {
    expect(passesLuhn(number)).toBe(true);
  }
});

test('what is no card number is not', () => {
  for (const text of ['', '0', '4242 4242', '4242 4242 4242 424x', '4'.repeat(20)])
    expect(passesLuhn(text)).toBe(false);
});

test('one wrong digit is always found', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(place, ([index, step]) => {
      const digits = [...'4242424242424242'];
      digits[index] = String((Number(digits[index]) + step) % 10);
      expect(passesLuhn(digits.join(''))).toBe(false);
    }),
  );
});
