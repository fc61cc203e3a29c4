import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BUYING } from '../../model-build/meanings/buying.ts';
import { LOOKING } from '../../model-build/meanings/looking.ts';
import { OBSTACLES } from '../../model-build/meanings/obstacles.ts';
import { createDraw, sayingsOf } from '../../model-build/meanings/sayings-of.ts';
import { SERVICE } from '../../model-build/meanings/service.ts';
import meanings from '../../weights/meanings.bin';
import { readMeanings } from './read-meanings.ts';

test('the trained file knows as many meanings as have sayings, and none of these', () => {
  expect(readMeanings(meanings).count).toBe([...OBSTACLES, ...BUYING, ...LOOKING, ...SERVICE].length + 1);
});

test('a pattern says each of its choices', () => {
  expect(sayingsOf('left the (cart|basket)', 9, createDraw(1))).toEqual(['left the cart', 'left the basket']);
});

test('of more sayings than are wanted some are drawn, the same ones each time', () => {
  const pattern = '(a|b|c|d) (e|f|g|h)';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.nat(), (most, seed) => {
      const said = sayingsOf(pattern, most, createDraw(seed));
      expect(new Set(said).size).toBe(most);
      expect(sayingsOf(pattern, most, createDraw(seed))).toEqual(said);
    }),
  );
});
