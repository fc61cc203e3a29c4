import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCoupon } from './coupon.ts';
import { DELIVERIES, FREE_FROM } from './shipping.ts';
import { totalsOf } from './totals.ts';

const prices: Record<string, number> = { laptop: 129_900, lamp: 79_00, cable: 9_99, exact: FREE_FROM };
const priceOf = (id: string) => prices[id] ?? 0;
const one = (productId: string, quantity = 1) => [{ productId, quantity }];

describe('coupons', () => {
  test('WELCOME10 takes a tenth off, however it is typed', () => {
    expect(findCoupon(' welcome 10 ')?.share).toBe(0.1);
    expect(totalsOf(one('laptop'), priceOf, findCoupon('WELCOME10'))).toMatchObject({
      discount: 12_990,
      total: 116_910,
    });
  });

  test('other codes are none', () => {
    for (const code of ['', 'SAVE50', 'WELCOME', 'WELCOME100']) expect(findCoupon(code)).toBeUndefined();
  });
});

describe('shipping', () => {
  test('is charged for small orders and free from 100 euros on', () => {
    expect(totalsOf(one('lamp'), priceOf, undefined)).toMatchObject({ shipping: 9_90, total: 88_90 });
    expect(totalsOf(one('exact'), priceOf, undefined).shipping).toBe(0);
  });

  test('counts what is paid for the goods: a discount can cost the free delivery', () => {
    expect(totalsOf(one('exact'), priceOf, findCoupon('WELCOME10')).shipping).toBe(9_90);
  });

  test('costs more in a hurry, and nothing for those who come by', () => {
    expect(totalsOf(one('laptop'), priceOf, undefined, 'express').shipping).toBe(19_90);
    expect(totalsOf(one('cable'), priceOf, undefined, 'pickup').shipping).toBe(0);
  });
});

test('the parts of a total add up, in whole cents, and nobody is paid for buying', () => {
  const line = fc.record({
    productId: fc.constantFrom(...Object.keys(prices)),
    quantity: fc.integer({ min: 1, max: 10 }),
  });
  const coupon = fc.constantFrom(undefined, findCoupon('WELCOME10'));
  fc.assert(
    fc.property(fc.array(line), coupon, fc.constantFrom(...DELIVERIES), (lines, code, delivery) => {
      const { goods, discount, shipping, total } = totalsOf(lines, priceOf, code, delivery);
      expect(goods - discount + shipping).toBe(total);
      expect([goods, discount, shipping, total].every((each) => Number.isInteger(each) && each >= 0)).toBe(true);
    }),
  );
});
