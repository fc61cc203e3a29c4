import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRODUCTS } from './catalog.ts';
import { searchProducts, suggestNames } from './search.ts';

const find = (query: string) => searchProducts(query, PRODUCTS).map(({ id }) => id);
const names = PRODUCTS.map(({ name }) => name);

describe('search', () => {
  test('a name finds its product first', () => {
    for (const { id, name } of PRODUCTS) expect(find(name)[0]).toBe(id);
  });

  test('a kind, in one or in many, finds all of its shelf', () => {
    expect(find('laptop').slice(0, 4)).toEqual(find('Laptops').slice(0, 4));
    expect(find('laptops')).toContain('studio-pro-16');
  });

  test('every word must occur', () => {
    expect(find('laptop lumen')).toEqual(['studio-pro-16']);
    expect(find('laptop typewriter')).toEqual([]);
  });

  test('people may use their own words, and stop in the middle of one', () => {
    expect(find('notebook')).toContain('laptop-x1');
    expect(find('headph')[0]).toBe('quiet-700');
  });

  test('what the shop does not have is not found', () => {
    for (const query of ['usb microphone', 'e-reader', 'gaming chair', '', '  ', '%']) expect(find(query)).toEqual([]);
  });

  test('no query breaks it, and nothing is found twice', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const found = find(query);
        expect(new Set(found).size).toBe(found.length);
        suggestNames(query, names);
      }),
    );
  });
});

test('a mistyped name is suggested', () => {
  expect(suggestNames('labtop', names)).toContain('Laptop X1');
  expect(suggestNames('quiat 700', names)[0]).toBe('Quiet 700');
  expect(suggestNames('typewriter', names)).toEqual([]);
});
