import type { ForecastKind, Friction, Hindrance, Outcome } from '@crow/contracts';

/**
 * How likely a visitor returns, and buys, within a week of a session that ended so. Rules of thumb that give a new organization an
 * order from the likely to the unlikely; nobody measured them. Own counts replace them, see {@link makeForecast}.
 */
const RULES: Record<Outcome, Record<ForecastKind, number>> = {
  purchase_completed: { returns: 0.2, buys: 0.04 },
  abandoned_checkout: { returns: 0.35, buys: 0.16 },
  abandoned_cart: { returns: 0.3, buys: 0.1 },
  left_without_cart: { returns: 0.18, buys: 0.03 },
  refund_requested: { returns: 0.3, buys: 0.03 },
  contacted_support: { returns: 0.3, buys: 0.04 },
  signup_completed: { returns: 0.5, buys: 0.08 },
  account_updated: { returns: 0.3, buys: 0.06 },
  bounced: { returns: 0.06, buys: 0.01 },
  crawl: { returns: 0.5, buys: 0.01 },
  open: { returns: 0.2, buys: 0.03 },
};

/** What got in the way makes a return less likely: the price of an offer more than trouble, which a second try may overcome. */
const LEFT_OVER: Record<Hindrance, number> = { none: 1, trouble: 0.9, price: 0.75 };

export function ruleFor(kind: ForecastKind, outcome: Outcome, hindrance: Hindrance): number {
  return RULES[outcome][kind] * LEFT_OVER[hindrance];
}

const PRICE: readonly Friction[] = ['coupon_rejected', 'shipping_shock'];
const TROUBLE: readonly Friction[] = ['form_error', 'slow_page', 'rage_click', 'dead_click', 'no_results'];

/** What got in the way, the price first. A hesitation alone is nothing that the shop did. */
export function hindranceOf(friction: readonly Friction[]): Hindrance {
  if (friction.some((kind) => PRICE.includes(kind))) return 'price';
  return friction.some((kind) => TROUBLE.includes(kind)) ? 'trouble' : 'none';
}
