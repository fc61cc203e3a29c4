import { useSyncExternalStore } from 'react';
import { createStoredValue } from '../storage/stored-value.ts';
import { identifyCustomer } from '../tracking/crow.ts';
import { type Order, readOrders } from './order.ts';

const orders = createStoredValue('fjord.orders', readOrders);
const customer = createStoredValue('fjord.customer', (stored) => (typeof stored === 'string' ? stored : ''));

/** The orders of this browser, the newest first. */
export function useOrders(): readonly Order[] {
  return useSyncExternalStore(orders.subscribe, orders.get);
}

/** Keeps an order. With the first one the visitor becomes a customer, who is known from then on. */
export function keepOrder(order: Order): void {
  orders.set([order, ...orders.get()]);
  if (customer.get() === '') customer.set(`customer-${crypto.randomUUID().slice(0, 8)}`);
  recognizeCustomer();
}

/** Tells the tracking who comes back, when it is somebody who has ordered before. */
export function recognizeCustomer(): void {
  const id = customer.get();
  if (id !== '') identifyCustomer(id);
}
