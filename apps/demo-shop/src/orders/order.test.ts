import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderNumberProblem } from '../forms/rules.ts';
import { makeOrderId, type Order, readOrders } from './order.ts';

test('every number that the shop gives is one that the return form takes', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random) => {
      expect(orderNumberProblem(makeOrderId(() => random))).toBeUndefined();
    }),
  );
  expect(orderNumberProblem(' f 123456')).toBeUndefined();
  for (const typed of ['', '123456', 'F12345', 'F1234567']) expect(orderNumberProblem(typed)).toBeDefined();
});

test('stored orders are read, other things are not', () => {
  const address = { name: 'A', email: 'a@b.example', street: 'S 1', postalCode: '0150', city: 'Oslo', country: 'NO' };
  const totals = { goods: 1, discount: 0, shipping: 0, total: 1 };
  const order: Order = { id: 'F123456', placedAt: 1, lines: [], totals, delivery: 'standard', address };
  expect(readOrders(JSON.parse(JSON.stringify([null, {}, order])))).toEqual([order]);
  expect(readOrders('x')).toEqual([]);
});
