import type { ModelWords } from './model-words.ts';

const words = (text: string): string[] => text.split(' ');
const UNITS = words('two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen');
const MORE_UNITS = words('sixteen seventeen eighteen nineteen');
const TENS = words('twenty thirty forty fifty sixty seventy eighty ninety');

/** A deed that is denied, with only words of the denial in between: "without completing the purchase". */
function denied(deed: string): RegExp {
  const between =
    'a|an|the|any|it|them|anything|something|products?|to|into|on|of|through|with|their|actually|ever|further|complet\\p{L}*|finali[sz]\\p{L}*|finish\\p{L}*|mak\\p{L}*|plac\\p{L}*|go|going|proceed\\p{L}*|reach\\p{L}*|continu\\p{L}*|add\\p{L}*|put|putting|us\\p{L}*|open\\p{L}*|visit\\p{L}*|view\\p{L}*|look\\p{L}*|at|click\\p{L}*|select\\p{L}*|single|specific|other|more|showing|encounter\\p{L}*|having|requesting|receiv\\p{L}*';
  return new RegExp(`(?:\\b(?:without|not|never|no)|n['’]t) (?:(?:${between}) ){0,6}${deed}\\p{L}*`, 'iu');
}

const VERB =
  '(?:put|add|look|view|stud|brows|visit|open|went|go|proceed|left|leav|took|tak|remov|bought|buy|purchas|order|paid|sav|compar|search|read|return|enter|us|tri|reach|continu|abandon|check|spent|spend|start|began|explor|examin|consider|select)\\p{L}*';
/** Another subject or another deed begins. */
const PARTS = new RegExp(
  `[.;:]\\s|,? (?:after|before|while|but|then|when|where|without|despite|although|having)\\b|,? and (?=(?:\\p{L}+ly |then |later |finally |also )?${VERB}\\b)|, (?=${VERB}\\b)`,
  'iu',
);

export const ENGLISH_MODEL_WORDS: ModelWords = {
  numbers: new Map([
    ...[...UNITS, ...MORE_UNITS].map((word, index) => [word, index + 2] as const),
    ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
    ...([
      ['both', 2],
      ['twice', 2],
      ['couple', 2],
      ['pair', 2],
      ['thrice', 3],
      ['dozen', 12],
      ['dozens', 24],
      ['hundred', 100],
      ['hundreds', 200],
      ['thousand', 1_000],
      ['thousands', 2_000],
      ['million', 1_000_000],
      ['half', 0.5],
      ['double', 2],
      ['triple', 3],
    ] as const),
  ]),
  deeds: [
    [
      /\b(?:complet\p{L}*|finali[sz]\p{L}*|ma(?:de|king)|finish\p{L}*|successful\p{L}*|confirm\p{L}*|place[sd]?)\b[^.]{0,30}\b(?:purchase|order|payment|transaction)s?\b/iu,
      ['purchased'],
    ],
    [
      /\b(?:purchase|order|payment|transaction)s?\b[^.]{0,20}\b(?:complet\p{L}*|confirmed|successful\p{L}*|went through|succeeded|approved)\b/iu,
      ['purchased'],
    ],
    [
      /\b(?:buys|acquire[sd]?|pays|paying for|spent (?:\d|[▢$€£])|checked out|converted|became a customer)\b/iu,
      ['purchased'],
    ],
    [/\b(?:payments?|card)\b[^.]*\b(?:declin|reject|fail|refus|den(?:y|ied))\p{L}*/iu, ['payment_failed']],
    [/\b(?:declin|reject|fail|refus)\p{L}* (?:the |a )?(?:payments?|card)\b/iu, ['payment_failed']],
    [
      /\b(?:coupon|code|voucher|discount)\b[^.]*\b(?:declin|reject|fail|refus|denied|invalid|expired)\p{L}*/iu,
      ['coupon_rejected'],
    ],
    [
      /\b(?:coupon|code|voucher|discount)\b[^.]*\b(?:accepted|applied|redeemed|worked|valid)\b|\b(?:applied|redeemed|used)\b[^.]*\b(?:coupon|voucher|discount|code)\b/iu,
      ['coupon_accepted'],
    ],
    [
      /\b(?:because|due to|owing to|caused|reason|as a result|prompted by)\b/iu,
      ['coupon_rejected', 'payment_failed', 'form_error', 'shipping_checked', 'slow_page', 'crashed', 'rage', 'dead'],
    ],
    [
      /\b(?:unsure|uncertain\p{L}*|undecided|confus\p{L}*|struggl\p{L}*)\b/iu,
      ['hesitated', 'form_error', 'dead', 'rage'],
    ],
    [/\b(?:refund\p{L}*|money back|chargeback)\b/iu, ['refund_requested', 'returns_read']],
    [/\b(?:cancel\p{L}*|unsubscrib\p{L}*|downgrad\p{L}*|upgrad\p{L}*)\b/iu, ['account_changed']],
    [
      /\b(?:signing up|sign[- ]?up|signed up|joined|account (?:was )?created|enrol\p{L}*|subscri\p{L}*)\b/iu,
      ['signed_up', 'signup_started'],
    ],
    [/\b(?:logged in|signed in|login|log[- ]?in)\b/iu, ['account_opened', 'returning']],
    [
      /\b(?:support|customer service|complain\p{L}*|messaged|e-?mailed|called|chatt?ed)\b/iu,
      ['contacted', 'help_read'],
    ],
    [
      /\b(?:frustrat\p{L}*|ang(?:er|ry)|annoy\p{L}*|irritat\p{L}*|rage\p{L}*)\b/iu,
      ['rage', 'dead', 'form_error', 'payment_failed', 'coupon_rejected', 'crashed'],
    ],
    [/\b(?:discount\p{L}*|promotion\p{L}*|promo|gift cards?)\b/iu, ['coupon_rejected', 'coupon_accepted']],
    [/\b(?:basket|cart|bag)\b/iu, ['added', 'removed', 'cart_opened', 'checkout_step', 'purchased']],
    [/\b(?:wish ?list\p{L}*|favou?rit\p{L}*|saved)\b/iu, ['wishlisted']],
    [/\b(?:reviews?|ratings?|video)\b/iu, ['reviewed']],
    [/\b(?:compar\p{L}+|versus|vs)\b/iu, ['compared']],
    [/\b(?:filter\p{L}*|sorted)\b/iu, ['filtered']],
    [/\b(?:delivery|shipping|shipment|postage)\b/iu, ['shipping_checked']],
    [/\b(?:checkout|checking out)\b/iu, ['checkout_step']],
    [/\b(?:payment|credit card|paypal)\b/iu, ['payment_step', 'payment_failed', 'purchased']],
    [/\b(?:hesitat\p{L}*|paus\p{L}+|waited|dithered)\b/iu, ['hesitated', 'returning']],
    [
      /\b(?:crash\p{L}*|broken|bug|declin\p{L}+|reject\p{L}+|denied|invalid|fail\p{L}*|errors?)\b/iu,
      ['crashed', 'form_error', 'payment_failed', 'coupon_rejected', 'dead'],
    ],
    [/\b(?:slow\p{L}*|lag\p{L}*|took too long)\b/iu, ['slow_page']],
    [
      /\b(?:return(?:ing|ed)? (?:customer|visitor)|existing customer|loyal|regular|came back)\b/iu,
      ['returning', 'hesitated'],
    ],
    [/\b(?:bot|crawler|scraper|automated|program)\b/iu, ['bot_signal']],
    [/\b(?:search\p{L}*|quer(?:y|ies|ied))\b/iu, ['searched']],
    [/\bhelp\b/iu, ['help_read', 'contacted', 'returns_read']],
    [
      /\baccount\b/iu,
      ['account_opened', 'account_changed', 'signed_up', 'signup_started', 'returning', 'order_tracked'],
    ],
    [/\b(?:article|blog|guide|documentation)s?\b/iu, ['article_read', 'help_read']],
    [/\b(?:pricing|plans|trial)\b/iu, ['pricing_read', 'signed_up', 'signup_started', 'activated']],
    [/\b(?:track(?:ed|ing)|earlier order|past order|previous order)\b/iu, ['order_tracked']],
  ],
  states: [
    [
      /\b(?:many|several|some|relevant|matching|few|with|got|found|returned) (?:search )?(?:results?|matches)\b/iu,
      (facts) => facts.some(({ kind, numbers }) => kind === 'searched' && (numbers.results ?? 0) > 0),
    ],
    [
      /\b(?:no|without|zero|any) (?:search )?(?:results?|matches)\b|\bfound nothing\b|\bnothing (?:was )?found\b/iu,
      (facts) => facts.some(({ kind, numbers }) => kind === 'searched' && numbers.results === 0),
    ],
    [/\b(?:mobile|smartphone|handheld)\b/iu, (_facts, { deviceType }) => deviceType === 'mobile'],
    [/\btablet\b/iu, (_facts, { deviceType }) => deviceType === 'tablet'],
    [/\b(?:desktop|computer)\b/iu, (_facts, { deviceType }) => deviceType === 'desktop'],
  ],
  never:
    /\b(?:mornings?|afternoons?|evenings?|nights?|midnight|noon|yesterday|today|tomorrow|tonight|last (?:week|month|year)|weekends?|ads?|advert\p{L}*|newsletters?|campaigns?|referr\p{L}*|social media|search engine|organic|came from|arrived from|iphones?|ipads?|android|first[- ]time|new (?:visitor|customer|user)|expensive|cheap\p{L}*|affordab\p{L}*|overpriced|too high|budget|competitors?|satisf\p{L}*|happy|happily|excit\p{L}*|disappoint\p{L}*|impatient\p{L}*|curious\p{L}*|bored|urgent\p{L}*|hurr\p{L}*|trust\p{L}*|lov(?:e|ed|es)|lik(?:ed|es)|hat(?:ed|es)|enjoy\p{L}*|pleas(?:ed|ant)\p{L}*|deliberately|on purpose|fraud\p{L}*|scam|stol\p{L}*|criminal|illegal\p{L}*)\b/iu,
  denials: [
    [denied('(?:buy|purchas|pay|order)'), 'purchased'],
    [denied('(?:cart|basket)'), 'added'],
    [
      /(?:\b(?:without|not|never)|n['’]t) (?:ever |actually )?(?:open|visit|view|look|check)\p{L}* (?:at |into )?(?:the |a |any |their )?(?:cart|basket)\b/iu,
      'cart_opened',
    ],
    [/\b(?:left|with) (?:with )?an empty (?:cart|basket)\b/iu, 'added'],
    [denied('search'), 'searched'],
    [denied('(?:contact|writ|messag)'), 'contacted'],
    [denied('checkout'), 'checkout_step'],
    [denied('(?:view|look|product|item|brows)'), 'viewed'],
    [denied('(?:filter|sort)'), 'filtered'],
    [denied('compar'), 'compared'],
    [denied('review'), 'reviewed'],
    [denied('(?:return|refund)'), 'refund_requested'],
    [denied('(?:coupon|discount)'), 'coupon_accepted'],
    [denied('(?:sign|regist)'), 'signed_up'],
    [denied('(?:sav|wish)'), 'wishlisted'],
    [denied('(?:error|issue|problem|difficult)'), 'form_error'],
  ],
  negation: /\b(?:without|not|never|no|none|nothing|neither|nor|nobody)\b|n['’]t\b/iu,
  time: /\d ?(?:s|min|h)\b/u,
  rest: /^ (?:more|others?|further|additional)\b/iu,
  bound: [
    [/\b(?:put|add(?:ed|s|ing)?|plac(?:ed|es|ing))\b[^.]*\b(?:cart|basket|bag)\b/iu, ['added', 'purchased']],
    [/\b(?:took|taken|takes|taking|remov(?:ed|es|ing))\b/iu, ['removed']],
    [/\b(?:bought|buys|purchased|ordered|paid|purchases?|orders?)\b/iu, ['purchased', 'added']],
    [/\b(?:wish ?list\p{L}*|favou?rit\p{L}*|saved)\b/iu, ['wishlisted']],
    [/\bcompar\p{L}+\b/iu, ['compared']],
    [/\b(?:left|leaving|abandon\p{L}*)\b[^.]*\bin the (?:cart|basket|bag)\b/iu, ['added']],
  ],
  parts: PARTS,
  person:
    /\b(?:he|she|his|her|hers|him|himself|herself|man|woman|male|female|lady|gentleman|boy|girl|mother|father|mom|dad|parent|wife|husband|student|teacher|doctor|nurse|lawyer|engineer|manager|employee|retired|pensioner|wealthy|rich|poor|affluent|low-income|pregnant|disabled|sick|ill|patient|young|old|elderly|teen\p{L}*|child|children|kids?|religio\p{L}*|muslim|christian|jew\p{L}*|gay|lesbian|citizen|immigrant|foreigner|years? old|lives? in|works? (?:at|for|in|as)|(?:is|was|seems?|appears?) (?:an?|the|to be) (?!(?:sign|program|known|returning)\b))\b/iu,
  aside:
    /\b(?:prompt|instruct\p{L}*|system message|language model|as an ai|ai model|assistant|json|schema|jailbreak|i am|i'm|i was|i cannot|my (?:task|role)|override|previous (?:rules|messages?))\b/iu,
  letters: /\p{Script=Latin}/gu,
  common: new Set(
    words(
      'the a an and of to in on at for with without after before then but from into visitor was were it its this that by page pages cart looked viewed opened left went put session is about buy find get look choose learn compare come comes back returns go more',
    ),
  ),
  starters: new Set(
    words(
      'The This That These Those A An It They Visitor Customer Shopper User Session During After Before Then Next Finally Later While When Once Upon On In At From With Without Despite Although Because No Not Nothing One Two Three Several Some Most Many Both All Looked Viewed Opened Left Went Put Added Removed Searched Compared Browsed Visited Read Started Began Came Clicked Checked Saved Returned Reached Proceeded Continued Bought Purchased Ordered Paid Entered Used Tried Spent Saw Explored Reviewed Filtered Hesitated Paused Abandoned Contacted Requested Signed Tracked Wrote Changed Too Switched Selected High Clear Some Low Strong Purchase Intent Buy Learn Choose Find Get Look Looks Return Returns Come Comes Complete Completes Completed Finish Wait Waits Start Starts Try Tries Decide Decides Settle Keep Likely Probably None Unknown Compare Compares Browse Read Reads Evaluate Continue Continues Ask Asks Search Searches Track Tracks Another However Afterwards There Only First Last Second Third',
    ),
  ),
  durations: (text) =>
    text
      .replace(/(\d) ?(?:seconds?|secs?)\b/gi, '$1 s')
      .replace(/(\d) ?(?:minutes?|mins)\b/gi, '$1 min')
      .replace(/(\d) ?(?:hours?|hrs?)\b/gi, '$1 h')
      .replace(/(\d min)(?:,| and)? (\d+ s)\b/g, '$1 $2')
      .replace(/(\d h)(?:,| and)? (\d+ min)\b/g, '$1 $2'),
};
