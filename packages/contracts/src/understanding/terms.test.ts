import { expect, test } from 'vitest';
import { checkTerms, TERM_LIMITS } from './terms.ts';

test('words with a meaning are taken, in any script', () => {
  expect(checkTerms([])).toBeNull();
  expect(
    checkTerms([
      ['Merkliste', 'wishlist'],
      ['ab in die Kiste!', 'add_to_cart'],
      ['お会計', 'checkout'],
      ['__proto__', 'legal'],
    ]),
  ).toBeNull();
});

test.each([
  ['without a letter', [['?!', 'cart']]],
  ['too short', [['a', 'cart']]],
  ['too long', [['x'.repeat(61), 'cart']]],
  ['without a known meaning', [['Kiste', 'box']]],
  ['with a meaning of every object', [['Kiste', 'toString']]],
  [
    'twice, to the eye of the rules',
    [
      ['Ma Sélection', 'wishlist'],
      ['ma-selection', 'cart'],
    ],
  ],
] as const)('a word is refused %s', (_, terms) => {
  expect(checkTerms(terms)).toMatchObject({ term: terms.at(-1)?.[0], message: expect.any(String) });
});

test('no more than a hundred', () => {
  const terms = Array.from({ length: TERM_LIMITS.terms + 1 }, (_, index) => [`word ${index}`, 'cart'] as const);
  expect(checkTerms(terms)).toMatchObject({ message: 'There can be 100 words at most.' });
  expect(checkTerms(terms.slice(1))).toBeNull();
});
