import type { Cents } from '../money/money.ts';
import type { Coupon } from './coupon.ts';
import type { CartLine } from './lines.ts';
import { type Delivery, shippingCost } from './shipping.ts';

/** What a cart costs; `goods - discount + shipping = total`. */
export interface Totals {
  goods: Cents;
  discount: Cents;
  shipping: Cents;
  total: Cents;
}

/**
 * Adds up a cart.
 * @param priceOf price of one piece, by product id
 */
export function totalsOf(
  lines: readonly CartLine[],
  priceOf: (productId: string) => Cents,
  coupon: Coupon | undefined,
  delivery: Delivery = 'standard',
): Totals {
  const goods = lines.reduce((sum, { productId, quantity }) => sum + priceOf(productId) * quantity, 0);
  const discount = Math.round(goods * (coupon?.share ?? 0));
  const shipping = shippingCost(goods - discount, delivery);
  return { goods, discount, shipping, total: goods - discount + shipping };
}
