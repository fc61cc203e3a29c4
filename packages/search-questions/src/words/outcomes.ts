import type { Outcome, SearchFilter } from '@crow/contracts';

const by = (...anyOf: Outcome[]): SearchFilter => ({ kind: 'outcome', anyOf });

const GAVE_UP =
  '(?:gave up|give up|giving up|given up|left|leave|leaving|quit|abandon(?:ed|ing|s)?|dropped (?:out|off)|drop(?:ping)? (?:out|off)|walk(?:ed|ing)? away|bailed(?: out)?|stopp(?:ed|ing)|turned back|aborted|disappeared|lost)';
const CART = '(?:carts?|baskets?|shopping bags?|trolleys?)';
const CHECKOUT = '(?:check-?outs?|payments?|paying|the till|ordering process)';
const THE = '(?: their| the| a| an| his| her| its)?(?: full| filled| shopping)?';

/** How a session ended, as people say it. */
export const OUTCOME_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [
    new RegExp(`\\b${GAVE_UP}(?: [a-z]+){0,3}? (?:at|in|during|on|before|from|while)${THE} ${CHECKOUT}\\b`),
    by('abandoned_checkout'),
  ],
  [new RegExp(`\\b${GAVE_UP}${THE} ${CHECKOUT}\\b`), by('abandoned_checkout')],
  [
    new RegExp(
      `\\b(?:abandoned|unfinished|incomplete|cancelled|aborted|lost) ${CHECKOUT}\\b|\\bcheckout (?:abandonments?|drop-?outs?|drop-?offs?)\\b`,
    ),
    by('abandoned_checkout'),
  ],
  [new RegExp(`\\b${GAVE_UP}(?: [a-z]+){0,4}? (?:in|with|at)${THE} ${CART}\\b`), by('abandoned_cart')],
  [
    new RegExp(
      `\\b${GAVE_UP}${THE} ${CART}\\b|\\b(?:abandoned|forgotten|lost) ${CART}\\b|\\bcart abandon(?:ment|ers?)\\b`,
    ),
    by('abandoned_cart'),
  ],
  [new RegExp(`\\bforgot(?:ten)?(?: [a-z]+){0,3}? in${THE} ${CART}\\b`), by('abandoned_cart')],
  [
    new RegExp(
      `\\b(?:in|into|to)${THE} ${CART}(?: [a-z]+){0,2}? (?:but|and) (?:never|did not|didn't)\\b(?: [a-z]+){0,3}`,
    ),
    by('abandoned_cart', 'abandoned_checkout'),
  ],
  [
    /\b(?:walked away|left|dropped out|gave up) before (?:paying|payment|buying)\b/,
    by('abandoned_cart', 'abandoned_checkout'),
  ],
  [/\b(?:almost|nearly) (?:bought|ordered|purchased)\b/, by('abandoned_cart', 'abandoned_checkout')],
  [
    /\b(?:without (?:buying|purchasing|ordering|a purchase)|(?:did not|didn't|never|not) (?:buy|bought|purchase|order|purchased|ordered)(?: anything)?|no purchase|bought nothing)\b/,
    by('left_without_cart', 'abandoned_cart', 'abandoned_checkout'),
  ],
  [
    /(?<!\b(?:never|not|n't|nearly|almost|lost|failed) )\b(?:(?:buyers|purchasers)(?! (?:who|that|[a-z]+ing)\b)|bought|purchases|purchased|ordered|(?<!after[- ])sales(?! (?:that )?(?:we |were |was )?(?:have )?(?:lost|missed|failed))|completed orders?|successful orders?|paid for|placed (?:an )?orders?|made (?:an? )?(?:purchases?|orders?))\b/,
    by('purchase_completed'),
  ],
  [
    /\b(?:refunds?(?! polic)|refunded|money back|want(?:ed|s)? (?:a )?refunds?|(?:ask(?:ed|ing)?|request(?:ed|ing)?) (?:for )?(?:a |to )?returns?|requested returns?)\b/,
    by('refund_requested'),
  ],
  [
    /\b(?:contact(?:ed|ing)?|wrote to|writ(?:e|ing) to|messaged|complain(?:ed|ing|ts?)(?: to)?|asked|chatt?ed with|called) (?:us|the shop|(?:customer )?(?:support|service)|the help ?desk|the support team|the store)\b|\bcomplaints?\b|\bcomplain(?:ed|ing)? about\b/,
    by('contacted_support'),
  ],
  [
    /\b(?:signed up(?! (?:for|to) (?:the |our |a )?(?:newsletter|mailing))|(?<!newsletter )sign-?ups|registrations|registered|new (?:accounts?|registrations?|subscribers?)|(?:created|opened|registered) (?:an?|a new) (?:new )?account)\b/,
    by('signup_completed'),
  ],
  [
    /\b(?:(?:changed|updated|edited|corrected|changing|updating) (?:their |the |an? |his |her )?(?:account|address|profile|password|e-?mail|details|delivery address|personal data)|(?:profile|account|address) (?:updates?|changes?)|changed where we deliver|moved house)\b/,
    by('account_updated'),
  ],
  [
    /\b(?:(?<!\b(?:pay|paid|payments?|cards?|cheques?|checks?|e-?mails?|messages?|transactions?) )bounced?|bounces|bouncers|(?:left|gone|were gone|was gone|went away|closed it) (?:immediately|at once|right away|straight away|right after landing|after one page|after a second|after (?:a few )?seconds)|one-?page visits?)\b/,
    by('bounced'),
  ],
];
