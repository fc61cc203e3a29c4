import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clausesOf } from './text-clauses.ts';

const texts = (text: string) => clausesOf(text).map((clause) => clause.text);

test('a story is split into what it tells, without amounts and lengths of time', () => {
  const story =
    'Looked at Laptop X1 (1,299.00 EUR) for 1 min 5 s, put it into the cart and bought it for 1,299.00 EUR (order F204816).';
  expect(texts(story)).toEqual(['Looked at Laptop X1', 'put it into the cart', 'bought it']);
});

test('names that are joined by "and" stay together', () => {
  const story =
    'Compared Laptop X1 and Aurora Air 13 and left with an empty cart. Came back to them after a pause of 47 min.';
  expect(texts(story)).toEqual([
    'Compared Laptop X1 and Aurora Air 13',
    'left with an empty cart',
    'Came back to them after a pause of 47 min',
  ]);
});

test('a question stays whole', () => {
  expect(texts('tried the coupon, hesitated, and left')).toEqual(['tried the coupon, hesitated, and left']);
});

test('what most visits have in common counts less than what is special', () => {
  const clauses = clausesOf(
    'Switched the language, looked at the Tea Set and at four more products of the same shop, and then again, left without buying.',
  );
  expect(clauses.at(-1)?.weight).toBeLessThan(clauses[0]?.weight ?? 0);
});

test('any text has a clause, and none is empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      const clauses = clausesOf(text);
      expect(clauses.length).toBeGreaterThan(0);
      if (text.trim() !== '') expect(clauses.every((clause) => clause.text.trim() !== '')).toBe(true);
    }),
  );
});
