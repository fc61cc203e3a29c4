import type { Friction, Intent, Outcome } from '@crow/contracts';

/** What a visitor of each intent is after; the subject is a product or a quoted query. */
export const GOALS: Record<Intent, (subject: string | undefined) => string> = {
  purchasing: (subject) => (subject ? `Buy ${subject}` : 'Buy something specific'),
  comparing: (subject) => (subject ? `Choose between ${subject} and others` : 'Choose between products'),
  browsing: () => 'Look around',
  researching: (subject) => (subject ? `Learn about ${subject}` : 'Learn more'),
  signing_up: () => 'Get an account',
  evaluating: () => 'Find out whether the offer fits',
  after_sales: () => 'Settle an earlier order',
  support: () => 'Get help',
  account: () => 'Keep the account up to date',
  automated: () => 'Read the site by program',
  unknown: () => 'Unknown',
};

type Forecast = (subject: string, friction: readonly Friction[], intent: Intent) => string;

/** The likeliest next step by outcome and friction: rules of thumb until an organization's own counts say more. */
export const NEXT_ACTIONS: Record<Outcome, Forecast> = {
  purchase_completed: () => 'Waits for the delivery and tracks the order',
  abandoned_checkout: (subject, friction) => {
    if (friction.includes('coupon_rejected')) return `Looks for another coupon and returns to ${subject}`;
    if (friction.includes('shipping_shock')) return `Looks for ${subject} elsewhere with cheaper delivery`;
    if (friction.includes('form_error')) return `Tries once more to order ${subject}, or asks for help`;
    return `Returns to the checkout for ${subject} within days`;
  },
  abandoned_cart: (subject, friction) => {
    if (friction.includes('coupon_rejected')) return `Looks for another coupon and returns to ${subject}`;
    if (friction.includes('shipping_shock')) return `Looks for ${subject} elsewhere with cheaper delivery`;
    return `Returns to the cart for ${subject}`;
  },
  left_without_cart: (_subject, friction, intent) => {
    if (friction.includes('no_results')) return 'Looks for it in another shop';
    return intent === 'comparing' ? 'Comes back to one of the compared products' : 'Comes back to look again';
  },
  refund_requested: () => 'Sends the goods back and waits for the money',
  contacted_support: () => 'Waits for an answer',
  signup_completed: () => 'Starts to use the account',
  account_updated: () => 'Comes back for the next order',
  bounced: () => 'None expected',
  crawl: () => 'Comes again on a schedule',
  open: (_subject, _friction, intent) =>
    intent === 'evaluating' ? 'Starts a trial or asks for an offer' : 'None expected soon',
};
