import { FRICTIONS, type Friction, type Outcome } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { Fact, FactKind } from '../facts/fact.ts';

const SHOWN_BY: Record<Exclude<Friction, 'shipping_shock' | 'no_results'>, FactKind> = {
  hesitation: 'hesitated',
  rage_click: 'rage',
  dead_click: 'dead',
  form_error: 'form_error',
  slow_page: 'slow_page',
  coupon_rejected: 'coupon_rejected',
};
/** Steps that show that somebody went on in spite of the shipping costs. */
const FORWARD = ['checkout_step', 'payment_step', 'form_error'] as const;

/** What stood in the way, in the order of the taxonomy. */
export function findFriction(facts: FactBook, outcome: Outcome): Friction[] {
  if (outcome === 'crawl') return [];
  return FRICTIONS.filter((friction) => {
    if (friction === 'shipping_shock') return shippingShock(facts, outcome) !== undefined;
    if (friction === 'no_results') return facts.of('searched').some(({ numbers }) => numbers.results === 0);
    return facts.has(SHOWN_BY[friction]);
  });
}

/** The look at shipping costs after which nothing went forward any more, when the cart or checkout was left. */
export function shippingShock(facts: FactBook, outcome: Outcome): Fact | undefined {
  if (outcome !== 'abandoned_cart' && outcome !== 'abandoned_checkout') return undefined;
  const last = facts.of('shipping_checked').at(-1);
  if (!last || last.numbers.amount === 0) return undefined;
  const wentOn = FORWARD.some((kind) => facts.of(kind).some(({ to }) => to > last.to));
  return wentOn || facts.has('payment_failed', 'coupon_rejected') ? undefined : last;
}
