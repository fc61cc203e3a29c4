import type { Stage } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';

/** How far towards a purchase the session came; what was taken back later still counts. */
export function furthestStage(facts: FactBook): Stage {
  if (facts.has('purchased')) return 'bought';
  if (facts.has('payment_step', 'payment_failed')) return 'payment';
  if (facts.has('checkout_step')) return 'checkout';
  if (facts.has('added', 'cart_opened')) return 'cart';
  return facts.has('viewed', 'listed', 'compared', 'wishlisted') ? 'viewed' : 'none';
}
