import type { Cents } from '../money/money.ts';

export const DELIVERIES = ['standard', 'express', 'pickup'] as const;
/** How an order comes to its buyer. */
export type Delivery = (typeof DELIVERIES)[number];

/** Goods of this price and more are sent without charge, when there is no hurry. */
export const FREE_FROM: Cents = 100_00;
const PRICES: Record<Delivery, Cents> = { standard: 9_90, express: 19_90, pickup: 0 };

/** What a delivery is called, and how long it takes. */
export const DELIVERY_TERMS: Record<Delivery, { name: string; time: string }> = {
  standard: { name: 'Standard', time: '2 to 4 working days' },
  express: { name: 'Express', time: 'Next working day' },
  pickup: { name: 'Pick up', time: 'Harbour Street 4, from tomorrow at ten' },
};

/** @param goods price of the goods after discounts */
export function shippingCost(goods: Cents, delivery: Delivery): Cents {
  if (goods === 0) return 0;
  return delivery === 'standard' && goods >= FREE_FROM ? 0 : PRICES[delivery];
}
