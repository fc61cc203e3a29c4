import { CROWTracker } from '@crow/tracking-sdk';
import type { Product } from '../catalog/catalog.ts';

/** What the shop tells beyond the page views, clicks, product views and forms that are captured without a call. */
export interface ShopEvents {
  search: { query: string; results: number };
  coupon_rejected: { code: string };
  /** Amounts are in whole units of the currency. */
  shipping_cost_shown: { amount: number; currency: string };
  order_completed: {
    order_id: string;
    total: number;
    currency: string;
    items: { id: string; quantity: number; price: number }[];
  };
  payment_failed: { reason: string };
  return_requested: { order_id: string };
  contact_sent: { topic: string };
}

const crow = createTracker();

/** Tells CROW what happened; without a key of CROW it does nothing. */
export function track<Name extends keyof ShopEvents>(name: Name, properties: ShopEvents[Name]): void {
  crow?.track(name, properties);
}

/** Names the customer by a number of the shop, never by a name or an address. */
export function identifyCustomer(customerId: string): void {
  crow?.identify(customerId);
}

/** Attributes that tell which product an element, and a click in it, is about. */
export function aboutProduct({ id, name, category, price, currency }: Product): { 'data-crow-product': string } {
  return { 'data-crow-product': JSON.stringify({ id, name, category, price, currency }) };
}

function createTracker(): CROWTracker | undefined {
  const { VITE_CROW_API_KEY: apiKey, VITE_CROW_ENDPOINT: endpoint } = import.meta.env;
  if (apiKey && endpoint) return new CROWTracker({ apiKey, endpoint });
  console.info('This shop was built without VITE_CROW_API_KEY and VITE_CROW_ENDPOINT: nothing is tracked.');
  return undefined;
}
