import type { CartLine } from '../cart/lines.ts';
import type { Delivery } from '../cart/shipping.ts';
import type { Totals } from '../cart/totals.ts';
import type { Product } from '../catalog/catalog.ts';
import type { CheckoutValues } from '../checkout/validate-checkout.ts';
import { CURRENCY, toEuros } from '../money/money.ts';
import type { ShopEvents } from '../tracking/crow.ts';

/** Where an order goes; the card is never kept. */
export type Address = Omit<CheckoutValues, 'card'>;

/** An order as the buyer's browser keeps it. */
export interface Order {
  /** `F` and six digits. */
  id: string;
  /** Unix milliseconds. */
  placedAt: number;
  lines: CartLine[];
  totals: Totals;
  delivery: Delivery;
  address: Address;
}

/** @param random from 0 to 1, without 1 */
export function makeOrderId(random: () => number): string {
  return `F${100_000 + Math.floor(random() * 900_000)}`;
}

/** What is told about an order: what was bought, not by whom. */
export function completedEvent(
  { id, totals }: Pick<Order, 'id' | 'totals'>,
  items: readonly { product: Pick<Product, 'id' | 'price'>; quantity: number }[],
): ShopEvents['order_completed'] {
  return {
    order_id: id,
    total: toEuros(totals.total),
    currency: CURRENCY,
    items: items.map(({ product, quantity }) => ({ id: product.id, quantity, price: product.price })),
  };
}

/** Reads stored orders; an entry that is no order is left out. */
export function readOrders(stored: unknown): Order[] {
  return Array.isArray(stored) ? stored.filter(isOrder) : [];
}

function isOrder(value: unknown): value is Order {
  const order = (value ?? {}) as Partial<Order>;
  return (
    typeof order.id === 'string' &&
    typeof order.placedAt === 'number' &&
    Array.isArray(order.lines) &&
    typeof order.totals?.total === 'number' &&
    typeof order.delivery === 'string' &&
    typeof order.address === 'object' &&
    order.address !== null
  );
}
