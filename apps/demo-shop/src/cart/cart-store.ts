import { useSyncExternalStore } from 'react';
import { findProduct, type Product } from '../catalog/catalog.ts';
import { createStoredValue } from '../storage/stored-value.ts';
import { type Coupon, findCoupon } from './coupon.ts';
import { addOne, type CartLine, readLines, withQuantity } from './lines.ts';
import type { Delivery } from './shipping.ts';
import { type Totals, totalsOf } from './totals.ts';

const lines = createStoredValue('fjord.cart', (stored) => readLines(stored, (id) => findProduct(id) !== undefined));
const couponCode = createStoredValue('fjord.coupon', (stored) => (typeof stored === 'string' ? stored : ''));

/** The visitor's cart, kept in the browser. */
export interface Cart {
  lines: CartLine[];
  items: { product: Product; quantity: number }[];
  coupon: Coupon | undefined;
  totals(delivery?: Delivery): Totals;
}

export function useCart(): Cart {
  const now = useSyncExternalStore(lines.subscribe, lines.get);
  const coupon = findCoupon(useSyncExternalStore(couponCode.subscribe, couponCode.get));
  const items = now.flatMap(({ productId, quantity }) => {
    const product = findProduct(productId);
    return product ? [{ product, quantity }] : [];
  });
  return {
    lines: now,
    items,
    coupon,
    totals: (delivery) => totalsOf(now, (id) => findProduct(id)?.priceCents ?? 0, coupon, delivery),
  };
}

export function addToCart(productId: string): void {
  lines.set(addOne(lines.get(), productId));
}

/** Zero takes the product out. */
export function setQuantity(productId: string, quantity: number): void {
  lines.set(withQuantity(lines.get(), productId, quantity));
}

/** @returns the coupon, or undefined when the code is none: then the one before is kept */
export function applyCoupon(typed: string): Coupon | undefined {
  const coupon = findCoupon(typed);
  if (coupon) couponCode.set(coupon.code);
  return coupon;
}

export function removeCoupon(): void {
  couponCode.set('');
}

/** After an order: nothing is left to buy, and a coupon is good once. */
export function emptyCart(): void {
  lines.set([]);
  couponCode.set('');
}
