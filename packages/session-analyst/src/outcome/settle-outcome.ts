import type { Outcome } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact } from '../facts/fact.ts';
import { isEarlierCartInUse, leftInCart } from './left-in-cart.ts';

/** Facts that show interest in what is sold. */
const SHOPPING = [
  'viewed',
  'listed',
  'compared',
  'searched',
  'wishlisted',
  'filtered',
  'cart_opened',
  'added',
] as const;

/**
 * How the session ended, by the hardest fact: what was completed beats what was abandoned, and what was abandoned beats
 * what was merely looked at. A message to the shop counts as the end when nothing was left in the checkout after it.
 */
export function settleOutcome(facts: FactBook, meaningful: number): Outcome {
  if (facts.has('bot_signal')) return 'crawl';
  if (facts.has('purchased')) return 'purchase_completed';
  if (facts.has('refund_requested')) return 'refund_requested';
  const checkout = latest(facts.of('checkout_step'));
  const contact = latest(facts.of('contacted'));
  if (contact > checkout) return 'contacted_support';
  if (checkout > 0) return 'abandoned_checkout';
  if (facts.has('signed_up')) return 'signup_completed';
  if (leftInCart(facts).length > 0 || isEarlierCartInUse(facts)) return 'abandoned_cart';
  if (facts.has('account_changed')) return 'account_updated';
  if (isBounce(facts, meaningful)) return 'bounced';
  return facts.has(...SHOPPING) && !facts.has('order_tracked', 'help_read') ? 'left_without_cart' : 'open';
}

/** One page, and nearly nothing on it. */
function isBounce(facts: FactBook, meaningful: number): boolean {
  const pages = facts.of('visited')[0]?.numbers.count ?? 0;
  return pages <= 1 && meaningful < 3 && !facts.has('added', 'wishlisted', 'reviewed', 'returning', 'signup_started');
}

function latest(facts: readonly Fact[]): number {
  return facts.reduce((last, { to }) => Math.max(last, to), 0);
}
