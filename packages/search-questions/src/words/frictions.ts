import type { Friction, SearchFilter } from '@crow/contracts';

const by = (...anyOf: Friction[]): SearchFilter => ({ kind: 'friction', anyOf });

const COSTS =
  '(?:(?:shipping|delivery|postage|freight)(?: costs?| fees?| charges?| prices?)?|costs? of (?:shipping|delivery))';
const COUPON = '(?:coupons?|vouchers?|discount codes?|promo(?:tion)? codes?|discounts?|codes?)';
const NOT = "(?:not|n't|never)";

/** What got in the way, as people say it. */
export const FRICTION_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [
    new RegExp(
      `\\b(?:hesitat(?:ed|ing|ion)|scared(?: (?:off|away))?|put off|deterred|shock(?:ed)?|stopped|gave up|left|quit|abandoned|discouraged|frightened|unhappy|surprised)(?: [a-z]+){0,2}? (?:at|by|over|about|with|because of|due to|after|when seeing|seeing|saw|for|of)(?: the| our| high)* ${COSTS}\\b`,
    ),
    by('shipping_shock'),
  ],
  [
    new RegExp(
      `\\b${COSTS} (?:was |were |is |are )?(?:too |so )?(?:high|expensive|much|shock|steep)\\b|\\b(?:expensive|high) ${COSTS}\\b|\\bshipping shock\\b`,
    ),
    by('shipping_shock'),
  ],
  [
    new RegExp(
      `\\b${COUPON} (?:that |which )?(?:was |were |got |is |has been )?(?:rejected|refused|invalid|expired|declined|denied|fail(?:ed|s)|broken|problems?|errors?)\\b`,
    ),
    by('coupon_rejected'),
  ],
  [
    new RegExp(
      `\\b${COUPON} (?:that |which )?(?:would|did|does|could|do|was|is)(?: )?${NOT} (?:work(?:ing)?|accepted|valid|apply)\\b`,
    ),
    by('coupon_rejected'),
  ],
  [new RegExp(`\\b(?:rejected|refused|invalid|expired|broken|failed) ${COUPON}\\b`), by('coupon_rejected')],
  [
    /\b(?:rage[- ]?click(?:s|ed|ing|ers)?|ang(?:ry|rily) click(?:s|ed|ing)?|click(?:ed|ing)? (?:angrily|furiously|like (?:mad|crazy)|(?:again and again|repeatedly|in frustration))|frustrat(?:ed|ing) (?:users?|clicks?|clicking|visitors?|customers?|people)|ang(?:ry) (?:users?|visitors?|customers?|people))\b/,
    by('rage_click'),
  ],
  [
    /\b(?:dead[- ]?clicks?|(?:buttons?|links?|images?)(?: that| which)? (?:does|do|did) (?:nothing|not work|n't work)|clicked (?:on )?(?:[a-z]+ ){0,2}?(?:where nothing happens|not a link|not clickable)|not a link|broken (?:buttons?|links?))\b/,
    by('dead_click'),
  ],
  [
    /\b(?:slow(?:ly)? (?:[a-z]+ ){0,2}?(?:pages?|sites?|website|shop|loading|load)|(?:pages?|site|website|shop|check-?out|loading|it) (?:was |were |is |are )?(?:too |so |very )?slow|too slow|slow check-?outs?|slow on|(?:took|take|taking) (?:too |so |very )?long to load|loading times?|waited for (?:the |a )?pages?)\b/,
    by('slow_page'),
  ],
  [
    /\b(?:form (?:errors?|problems?|trouble|fields?)|(?:zip|postal|post) ?codes? (?:trouble|problems?|errors?|issues?|refused|rejected)|(?:trouble|problems?|difficult(?:y|ies)|struggl(?:ed|ing)|errors?) (?:with|in|filling(?: in| out)?|at) (?:[a-z]+ ){0,3}?(?:forms?|fields?)|(?:password|e-?mail(?: address)?|address|postal code|zip code|phone number|postcode) (?:problems?|errors?|trouble|was (?:not accepted|refused|rejected)|not accepted|refused|rejected)|validation errors?)\b/,
    by('form_error'),
  ],
  [
    /\b(?:could not|couldn't|did not|didn't) (?:find|find what)\b|\b(?:search(?:es|ed)?|searching|looked|looking) (?:[a-z]+ ){0,4}?(?:we|you) (?:do not|don't|did not) (?:have|sell|stock|carry|offer)\b|\b(?:products?|items?|things?|something) (?:that )?we (?:do not|don't) (?:have|sell|stock|carry|offer)\b|\b(?:no|without|empty|zero) (?:search )?results?\b|\bfound nothing\b/,
    by('no_results'),
  ],
  [
    /\bhesitat(?:ed|ing|ion|e)\b|\bthought (?:about it )?for a (?:long|while)(?: [a-z]+)?\b|\bindecisive\b|\b(?:were|was|been)? ?unsure(?! (?:which|what|how|about (?:the )?(?:size|fit|colou?r))\b)\b/,
    by('hesitation', 'shipping_shock'),
  ],
];
