import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addOne, type CartLine, countItems, MAX_QUANTITY, readLines, withQuantity } from './lines.ts';

const isSold = (id: string) => id !== 'gone';

describe('the cart', () => {
  test('holds one line a product', () => {
    const lines = addOne(addOne(addOne([], 'a'), 'b'), 'a');
    expect(lines).toEqual([
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 1 },
    ]);
    expect(countItems(lines)).toBe(3);
  });

  test('takes a product out when none of it is wanted', () => {
    expect(withQuantity(addOne([], 'a'), 'a', 0)).toEqual([]);
  });

  test('never holds a quantity that the shop does not sell', () => {
    const step = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.integer({ min: -5, max: 99 })));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const lines = steps.reduce<CartLine[]>(
          (now, [id, quantity]) => (quantity === null ? addOne(now, id) : withQuantity(now, id, quantity)),
          [],
        );
        for (const { quantity } of lines) expect(quantity > 0 && quantity <= MAX_QUANTITY).toBe(true);
        expect(new Set(lines.map(({ productId }) => productId)).size).toBe(lines.length);
        expect(readLines(JSON.parse(JSON.stringify(lines)), isSold)).toEqual(lines);
      }),
    );
  });

  test('reads a stored cart, and nothing that is no cart', () => {
    const bad = [null, 1, { productId: 'a' }, { productId: 'gone', quantity: 1 }, { productId: 'b', quantity: 0.5 }];
    expect(readLines([...bad, { productId: 'a', quantity: 99 }], isSold)).toEqual([{ productId: 'a', quantity: 10 }]);
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(readLines(value, isSold))));
  });
});
