import { ACTION_MEANINGS, PAGE_MEANINGS, TERM_MEANINGS } from '@crow/contracts';
import { expect, test } from 'vitest';
import { analyze } from '../analyze.ts';
import { session } from '../evaluation/session-builder.ts';
import { NAME_LEXICON } from './action-lexicon.ts';
import { PAGE_LEXICON } from './page-lexicon.ts';
import { termsOf } from './terms.ts';

test("an organization's own words come before the lexicon, on buttons and in addresses", () => {
  const input = session().view('/products/laptop-x1').press('Ab in die Kiste').view('/kiste').press('Weiter').build();
  const before = analyze(input);
  const terms = { 'ab in die Kiste': 'add_to_cart', kiste: 'cart', weiter: 'checkout' };
  const after = analyze({ ...input, organization: { ...input.organization, terms } });
  expect([before.outcome, after.outcome]).toEqual(['left_without_cart', 'abandoned_checkout']);
});

test('every meaning that an organization can choose is one that the rules know, and the other way round', () => {
  expect([...PAGE_MEANINGS].sort()).toEqual(Object.keys(PAGE_LEXICON).sort());
  const actions = Object.keys(NAME_LEXICON).filter((action) => !Object.hasOwn(PAGE_LEXICON, action));
  expect([...ACTION_MEANINGS].sort()).toEqual(actions.sort());
  for (const meaning of TERM_MEANINGS) {
    const { action, page } = termsOf({ Kiste: meaning });
    expect([meaning, action('in die Kiste') ?? page('kiste')]).not.toEqual([meaning, undefined]);
  }
});

test('a term means the same to the eye as to the rules: without regard to accents and case', () => {
  const terms = termsOf({ 'Ma Sélection': 'wishlist', Zubehör: 'nonsense', '': 'cart' });
  expect(terms.action('Voir MA SELECTION')).toBe('wishlist');
  expect(terms.page('ma-selection')).toBe('wishlist');
  expect(terms.page('zubehor')).toBeUndefined();
  expect(terms.action('')).toBeUndefined();
});
