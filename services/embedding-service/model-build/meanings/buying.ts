import { type Meaning, WHO } from './meaning.ts';

/** How far a purchase came. */
export const BUYING: readonly Meaning[] = [
  {
    written: 'put it into the cart and left with a full cart, without going to pay. The visitor abandoned the cart',
    said: [
      '(left|abandoned|forgot|dropped|deserted) (their|the|a|something in the|items in the|products in the) (cart|basket|shopping cart|trolley|bag)',
      '(abandoned|forgotten|full|orphaned|unpaid) (carts|baskets|shopping carts|trolleys)',
      '(put|added|placed) (something|items|things|products) in the (cart|basket|bag) (but did not buy|and left|and went away|without buying|and never ordered)',
      '(left behind|never ordered|not ordered) (in|from) the (cart|basket)',
    ],
  },
  {
    written: 'went on to the checkout and left without buying. The visitor abandoned the checkout',
    said: [
      '(left|abandoned|quit|gave up|broke off|dropped out|stopped|bailed) (at|in|during|from|on) (the checkout|checkout|the payment page|the order form|the last step|the final step)',
      '(started|began|went to|reached|got to) (the checkout|checkout|the order form|the payment) (but did not|without|and never) (order|ordering|finish|finished|buy)',
      '(incomplete|unfinished|cancelled|aborted|interrupted) (checkouts|orders|purchases)',
      '(almost|nearly) (bought|ordered|a customer|placed an order)',
      'did not (complete|finish) (their|the) (order|purchase|checkout)',
    ],
  },
  {
    written: 'put it into the cart and bought it. The visitor completed a purchase',
    said: [
      `${WHO} who (bought|ordered|purchased|paid|placed an order)`,
      '(successful|completed|finished|paid|closed) (orders|purchases|sales|checkouts)',
      '(bought|purchased|ordered|got|acquired) (something|a product|it|an item)',
      '(sales|orders|conversions|converted visitors|revenue|buyers)',
      'who spent money (with us|in the shop)',
      '(went|got) through the checkout and paid',
      '(sold|sale of) (products|items|goods)',
    ],
  },
  {
    written: 'put it into the cart, used the coupon and bought it',
    said: [
      '(used|redeemed|applied|entered) a (coupon|voucher|discount code|promo code) (successfully|that worked|and bought|when ordering)',
      '(bought|ordered|purchased) with a (discount|voucher|coupon|reduced price)',
      '(coupon|voucher|discount) (worked|was accepted|was applied)',
      'saved money with a code',
    ],
  },
  {
    written: 'Looked at it for a few s, put it into the cart and bought it. The visitor is a known customer',
    said: [
      '(bought|ordered|purchased) (quickly|at once|right away|immediately|without hesitation|in a hurry|in seconds)',
      '(quick|fast|impulse|impulsive|spontaneous|decided) (purchase|order|buyers|buying)',
    ],
  },
  {
    written: 'The visitor is a known customer',
    said: [
      '(returning|regular|loyal|known|repeat|existing|old) (customers|buyers|clients|shoppers)',
      '(ordered|bought|purchased|came back) (again|once more|before|repeatedly)',
      '(reorders|repeat orders|repeat purchases)',
    ],
  },
  {
    written: 'took it out of the cart. Some purchase intent',
    said: [
      '(removed|deleted|took|threw|discarded|cleared) (something|an item|a product|things|everything) (from|out of) the (cart|basket)',
      '(emptied|cleared) (their|the) (cart|basket)',
      'changed their mind (about|after adding) (a product|an item|it)',
      'put (something|an item) in the (cart|basket) and took it out again',
    ],
  },
  {
    written: 'High purchase intent',
    said: [
      '(strong|high|serious|real|clear) (purchase|buying) (intent|interest|intention)',
      '(hot|serious|promising) (leads|prospects|buyers)',
      '(about|ready|likely) to buy',
    ],
  },
];
