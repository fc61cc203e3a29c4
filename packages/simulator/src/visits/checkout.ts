import type { Random } from '../random/random.ts';
import type { Product } from './product.ts';
import type { Visit } from './visit.ts';

/** Shipping of the demo shop: free from 100 on. */
export const SHIPPING = { amount: 9.9, freeFrom: 100 };

/** Price of products, without the rounding errors of sums. */
export function totalOf(products: readonly Product[]): number {
  return Math.round(products.reduce((sum, { price }) => sum + price * 100, 0)) / 100;
}

/** Opens the cart and goes on to the checkout. */
export function goToCheckout(visit: Visit): void {
  visit.open('/cart').read(3, 12).click('checkout', 'Go to checkout').open('/checkout');
}

/** Fills in the address. */
export function fillAddress(visit: Visit): void {
  visit
    .fill('checkout', 'name', 'text', 'Name')
    .fill('checkout', 'email', 'email', 'E-mail')
    .fill('checkout', 'street', 'text', 'Street and number')
    .fill('checkout', 'postalCode', 'text', 'Postal code')
    .fill('checkout', 'city', 'text', 'City');
}

/** Pays and sees the confirmation. */
export function placeOrder(visit: Visit, random: Random, products: readonly Product[]): void {
  const goods = totalOf(products);
  const total = goods >= SHIPPING.freeFrom ? goods : Math.round((goods + SHIPPING.amount) * 100) / 100;
  const orderId = `F${random.between(100_000, 999_999)}`;
  visit.fill('checkout', 'card', 'text', 'Card number').submit('checkout', 6).click('place_order', 'Place order');
  visit.open(`/orders/${orderId}`, 'Thank you');
  visit.track('order_completed', {
    order_id: orderId,
    total,
    currency: products[0]?.currency ?? 'EUR',
    items: products.map(({ id, price }) => ({ id, quantity: 1, price })),
  });
}
