import { expect, test } from 'vitest';
import { actorWords, changeWords } from './audit-words.ts';

test('a change is told with what it was before', () => {
  expect(
    changeWords({
      before: { name: 'Shop', allowedOrigins: [], rate: null },
      after: { name: 'Web shop', allowedOrigins: ['a.example', 'b.example'], rate: { perSecond: 5, burst: 20 } },
    }),
  ).toEqual([
    'name: Shop → Web shop',
    'allowed domains: none → a.example, b.example',
    'rate: none → 5 events a second, 20 at once',
  ]);
});

test('what is new or the same is told once', () => {
  expect(changeWords({ before: { name: 'Shop' }, after: { name: 'Shop', state: 'revoked' } })).toEqual([
    'name: Shop',
    'state: revoked',
  ]);
  expect(changeWords({ from: { country: 'SE' } })).toEqual([]);
});

test('own words are told with what they mean', () => {
  const words = changeWords({ before: { terms: { Kiste: 'cart' } }, after: { terms: { Kiste: 'add_to_cart' } } });
  expect(words).toEqual(['own words: “Kiste” (The cart) → “Kiste” (Put into the cart)']);
  expect(changeWords({ before: { terms: {} }, after: { terms: { Kiste: 'cart' } } })).toEqual([
    'own words: none → “Kiste” (The cart)',
  ]);
});

test('who did it is told by name, as far as it is known', () => {
  expect(actorWords({ actor: 'user:usr_1', actorName: 'Ada' })).toBe('Ada');
  expect(actorWords({ actor: 'user:usr_1' })).toBe('User usr_1');
  expect(actorWords({ actor: 'setup' })).toBe('The operator');
  expect(actorWords({ actor: 'anonymous' })).toBe('Somebody who was not logged in');
});
