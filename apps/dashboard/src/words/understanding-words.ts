import type { Friction, Intent, Outcome, SessionState, Stage, VisitorKind } from '@crow/contracts';

/** The understanding's vocabulary in the words of a shop owner. */

export const INTENT_WORDS: Record<Intent, string> = {
  purchasing: 'Buying',
  comparing: 'Comparing',
  browsing: 'Browsing',
  researching: 'Researching',
  signing_up: 'Signing up',
  evaluating: 'Evaluating',
  after_sales: 'After a purchase',
  support: 'Looking for help',
  account: 'Own account',
  automated: 'Bot',
  unknown: 'Unclear',
};

export const OUTCOME_WORDS: Record<Outcome, string> = {
  purchase_completed: 'Bought',
  abandoned_checkout: 'Left the checkout',
  abandoned_cart: 'Left a cart behind',
  left_without_cart: 'Left with nothing in the cart',
  refund_requested: 'Asked for a refund',
  contacted_support: 'Contacted support',
  signup_completed: 'Signed up',
  account_updated: 'Changed the account',
  bounced: 'Left at once',
  crawl: 'Crawled',
  open: 'Still open',
};

/** How an outcome feels for the shop: colours its mark, never stands alone. */
export const OUTCOME_TONE: Record<Outcome, 'good' | 'bad' | 'quiet'> = {
  purchase_completed: 'good',
  signup_completed: 'good',
  abandoned_checkout: 'bad',
  abandoned_cart: 'bad',
  refund_requested: 'bad',
  left_without_cart: 'quiet',
  contacted_support: 'quiet',
  account_updated: 'quiet',
  bounced: 'quiet',
  crawl: 'quiet',
  open: 'quiet',
};

/** The way to a purchase; `none` is standing before it. */
export const STAGE_PATH: { stage: Exclude<Stage, 'none'>; words: string }[] = [
  { stage: 'viewed', words: 'Viewed' },
  { stage: 'cart', words: 'Cart' },
  { stage: 'checkout', words: 'Checkout' },
  { stage: 'payment', words: 'Payment' },
  { stage: 'bought', words: 'Bought' },
];

export const STAGE_WORDS: Record<Stage, string> = {
  none: 'No product seen',
  viewed: 'Viewed',
  cart: 'Cart',
  checkout: 'Checkout',
  payment: 'Payment',
  bought: 'Bought',
};

export const FRICTION_WORDS: Record<Friction, string> = {
  hesitation: 'Hesitated for a long while',
  rage_click: 'Clicked again and again in the same place',
  dead_click: 'Clicked something that does nothing',
  form_error: 'A form refused the input',
  slow_page: 'Waited for a slow page',
  coupon_rejected: 'A coupon was rejected',
  shipping_shock: 'Stopped at the shipping costs',
  no_results: 'A search found nothing',
};

export const STATE_WORDS: Record<SessionState, string> = {
  open: 'Here now',
  closing: 'Closing',
  archived: 'Being read',
  queued: 'Being read',
  processed: 'Read',
  freed: 'Read',
  parked: 'Failed',
};

/** What a confidence means, for people who do not think in probabilities. */
export function explainConfidence(confidence: number): { words: string; meaning: string } {
  const inTen = Math.round(confidence * 10);
  const meaning =
    inTen >= 10
      ? 'Readings this sure are almost always right.'
      : `Of ten readings this sure, about ${inTen} should be right.`;
  if (confidence >= 0.9) return { words: 'very sure', meaning };
  if (confidence >= 0.75) return { words: 'quite sure', meaning };
  if (confidence >= 0.5) return { words: 'rather sure', meaning };
  return { words: 'a guess', meaning };
}

export const VISITOR_WORDS: Record<VisitorKind, string> = {
  people: 'People',
  programs: 'Programs',
  all: 'People and programs',
};
