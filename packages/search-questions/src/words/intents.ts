import type { Intent, SearchFilter } from '@crow/contracts';

const by = (...anyOf: Intent[]): SearchFilter => ({ kind: 'intent', anyOf });

/** Why a visitor came, as people say it. */
export const INTENT_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [
    /\b(?:bots?|robots?|crawlers?|crawling|scrapers?|scraping|spiders?|automated (?:traffic|visits?|visitors?|programs?)|headless|not human|non-?human)\b/,
    by('automated'),
  ],
  [
    /\b(?:just |only )?(?:browsing|looking around|window[- ]shopp(?:ing|ers)|strolling|strolled|wandered|wandering)\b|\bno particular (?:goal|plan)\b/,
    by('browsing'),
  ],
  [/\b(?:just|only) (?:browsed|looked) around\b/, by('browsing')],
  [
    /\b(?:read|reading|studied) (?:[a-z]+ ){0,2}?(?:articles?|guides?|blogs?|blog posts?|magazines?|tutorials?)\b|\b(?:wanted|want|wants|came|here) to (?:learn|read)\b|\blearning about\b|\bresearchers?\b|\binforming themselves\b/,
    by('researching'),
  ],
  [
    /\b(?:trying|tried|try|testing|tested) (?:out )?(?:the |our )?(?:software|product|app|service|tool|demo)\b|\b(?:free )?trial (?:users?|accounts?|visitors?)\b|\btrials\b/,
    by('evaluating', 'signing_up'),
  ],
  [
    /\b(?:prices? and plans|price plans?|pricing(?: page)?|subscription plans|plans and prices|what (?:it|the plans?) costs?)\b/,
    by('evaluating', 'signing_up'),
  ],
  [
    /\b(?:could not|couldn't|cannot|can't|failed to|fail to|tried to|unable to|trouble|problems?(?: with)?|wanted to|want to) (?:sign(?:ing)? up|register(?:ing)?|registration|create an account|the sign-?up)\b/,
    by('signing_up'),
  ],
  [/\b(?:when|while|at|during) (?:registering|registration|signing up|sign-?up)\b/, by('signing_up')],
  [
    /\b(?:tracking|track|tracked|checking on|check on|looked up|looking up|following) (?:[a-z]+ ){0,2}?(?:orders?|parcels?|packages?|deliver(?:y|ies)|shipments?)\b|\bwhere (?:is|are) (?:my|their|the) (?:orders?|parcels?|packages?|deliver(?:y|ies))\b/,
    by('after_sales'),
  ],
  [
    /\b(?:return|returns|refund) (?:policy|policies|conditions)\b|\bhow (?:do i|to|can i) (?:return|send back)\b|\breturn(?:ed|ing) (?:an? |the |their )?(?:items?|orders?|products?|goods)\b|\bsend(?:ing)? (?:[a-z]+ ){0,2}back\b|\bsent (?:[a-z]+ ){0,2}back\b/,
    by('after_sales'),
  ],
  [
    /\b(?:need(?:ed|s|ing)?|look(?:ed|ing)? for|wanted|sought|asked for) (?:[a-z]+ ){0,2}?(?:help|support|assistance|faqs?|an answer in the faqs?)\b|\b(?:help pages?|faq pages?|the faqs?|help ?cent(?:er|re))\b/,
    by('support'),
  ],
  [
    /\b(?:cancel|cancell?ed|cancell?ing|end|ends|ended|ending|terminate[ds]?|terminating|quit|stop(?:ped)?|stopping|leave|leaving) (?:[a-z]+ ){0,2}?(?:plans?|subscriptions?|contracts?|memberships?)\b|\bunsubscrib(?:e|ed|ing)\b|\bchurn(?:ed|ing)?\b/,
    by('support', 'account', 'after_sales'),
  ],
  [/\blogged in(?:to)?\b|\b(?:into|in) their accounts?\b/, by('account', 'after_sales', 'support')],
];
