import type { Intent } from '@crow/contracts';
import type { FactBook } from '../facts/collect-facts.ts';
import type { FactKind } from '../facts/fact.ts';

/** How much one kind of fact speaks for an intent, once; the weights are explained in docs/understanding.md. */
const WEIGHTS: Partial<Record<FactKind, Partial<Record<Intent, number>>>> = {
  added: { purchasing: 4, comparing: -1 },
  cart_opened: { purchasing: 1.5 },
  checkout_step: { purchasing: 4, comparing: -2 },
  payment_step: { purchasing: 2 },
  purchased: { purchasing: 6 },
  coupon_rejected: { purchasing: 1 },
  coupon_accepted: { purchasing: 1 },
  shipping_checked: { purchasing: 1 },
  wishlisted: { purchasing: 0.5, browsing: 0.5 },
  compared: { comparing: 4 },
  filtered: { comparing: 0.7 },
  listed: { browsing: 0.8 },
  size_checked: { purchasing: 1 },
  reviewed: { researching: 1.5, comparing: 0.5 },
  article_read: { researching: 3 },
  pricing_read: { evaluating: 3.5 },
  activated: { evaluating: 3 },
  signup_started: { signing_up: 2.5 },
  signed_up: { signing_up: 5 },
  refund_requested: { after_sales: 6 },
  returns_read: { after_sales: 3 },
  order_tracked: { after_sales: 4 },
  help_read: { support: 3 },
  contacted: { support: 5 },
  account_opened: { account: 2 },
  account_changed: { account: 4 },
  bot_signal: { automated: 12 },
};

/** So many pages, and somebody has looked around, whatever the pages were. */
const MANY_PAGES = 5;

/** Scores of all intents; higher is likelier. */
export function scoreIntents(facts: FactBook, meaningful: number): Record<Intent, number> {
  const scores: Record<Intent, number> = {
    purchasing: 0,
    comparing: 0,
    browsing: 0,
    researching: 0,
    signing_up: 0,
    evaluating: 0,
    after_sales: 0,
    support: 0,
    account: 0,
    automated: -2,
    unknown: meaningful < 3 ? 3 : 0.5,
  };
  for (const [kind, weights] of Object.entries(WEIGHTS)) {
    if (!facts.has(kind as FactKind)) continue;
    for (const [intent, weight] of Object.entries(weights)) scores[intent as Intent] += weight;
  }
  addShapeOfLooking(scores, facts);
  return scores;
}

/** Directed visits see few products for long, hedonic ones many for a short time (Moe 2003). */
function addShapeOfLooking(scores: Record<Intent, number>, facts: FactBook): void {
  const views = facts.of('viewed');
  const searches = facts.of('searched');
  const categories = new Set(views.flatMap(({ products }) => products.map(({ category }) => category ?? '')));
  const shownMs = views.reduce((sum, { numbers }) => sum + (numbers.visibleMs ?? 0), 0);
  const longest = views.reduce((most, { numbers }) => Math.max(most, numbers.visibleMs ?? 0), 0);
  const pages = facts.of('visited')[0]?.numbers.count ?? 0;
  // Pages that say nothing of what they are for are looked at all the same.
  if (views.length > 0 || facts.has('listed') || pages >= MANY_PAGES) scores.browsing += 1;
  if (views.length >= 3) scores.browsing += 1;
  if (categories.size >= 3) scores.browsing += 1;
  if (views.length >= 2 && shownMs / views.length < 15_000) scores.browsing += 0.7;
  if (views.length > 0 && views.length <= 2 && longest >= 60_000) scores.purchasing += 2.2;
  if (views.length >= 2 && categories.size === 1 && shownMs / views.length >= 20_000) scores.comparing += 1.5;
  if (searches.length > 0) {
    scores.purchasing += 2;
    scores.browsing -= 0.5;
  }
  if (facts.of('article_read').some(({ numbers }) => (numbers.count ?? 0) >= 2)) scores.researching += 1;
  if (facts.has('help_read') && facts.has('form_error', 'payment_failed', 'crashed')) scores.support += 1;
}
