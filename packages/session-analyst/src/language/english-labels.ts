import type { Friction, Intent, Outcome, Stage } from '@crow/contracts';

/** The taxonomy in words that a search query would use; the index is English whatever the organization's language. */
export const LABELS: {
  intent: Record<Intent, string>;
  outcome: Record<Outcome, string>;
  stage: Record<Stage, string>;
  friction: Record<Friction, string>;
} = {
  intent: {
    purchasing: 'wanted to buy',
    comparing: 'compared products before deciding',
    browsing: 'browsed without a plan',
    researching: 'read to learn more',
    signing_up: 'wanted to sign up',
    evaluating: 'evaluated the offer, trial and pricing',
    after_sales: 'dealt with an earlier order',
    support: 'needed help from customer support',
    account: 'managed the account',
    automated: 'automated bot visit',
    unknown: 'purpose unknown',
  },
  outcome: {
    purchase_completed: 'completed a purchase',
    abandoned_checkout: 'abandoned the checkout',
    abandoned_cart: 'abandoned the cart',
    left_without_cart: 'left without adding to the cart',
    refund_requested: 'asked for a return and refund',
    contacted_support: 'contacted customer support',
    signup_completed: 'signed up',
    account_updated: 'updated the account',
    bounced: 'bounced after one page',
    crawl: 'crawled the site',
    open: 'left with no visible result',
  },
  stage: {
    none: 'no product seen',
    viewed: 'saw products',
    cart: 'reached the cart',
    checkout: 'reached the checkout',
    payment: 'reached the payment',
    bought: 'bought',
  },
  friction: {
    hesitation: 'hesitated',
    rage_click: 'clicked in frustration',
    dead_click: 'clicked where nothing happens',
    form_error: 'had trouble with a form',
    slow_page: 'waited for slow pages',
    coupon_rejected: 'the coupon was rejected',
    shipping_shock: 'hesitated at the shipping costs',
    no_results: 'the search found nothing',
  },
};
