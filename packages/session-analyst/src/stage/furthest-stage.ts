import type { Stage } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import { isEarlierCartInUse } from '../outcome/left-in-cart.ts';

/**
 * How far towards a purchase the session came; what was taken back later still counts. A cart that was only opened is no step: most are opened to see
 * whether something is in them.
 */
export function furthestStage(facts: FactBook): Stage {
  if (facts.has('purchased')) return 'bought';
  if (facts.has('payment_step', 'payment_failed')) return 'payment';
  if (facts.has('checkout_step')) return 'checkout';
  if (facts.has('added', 'removed') || isEarlierCartInUse(facts)) return 'cart';
  return facts.has('viewed', 'listed', 'compared', 'wishlisted') ? 'viewed' : 'none';
}
