/** What people say, and how the analyst that writes the interactions says it. Later lines see what earlier ones wrote. */
const WORDS: readonly (readonly [said: RegExp, written: string])[] = [
  [/\b(?:shopping )?(?:baskets?|trolleys?|shopping bags?)\b/gi, 'cart'],
  [
    /\b(?:removed?|removing|deleted?|threw|threw away|taken|took) ((?:[a-z0-9]+ ){1,4}?)(?:from|out of) (?:the|their) cart\b/gi,
    'took $1out of the cart',
  ],
  [/\bnotebook computers?\b|\bnotebooks\b|\bnotebook\b/gi, 'laptop'],
  [/\b(?:smart ?phones?|mobile phones?|cell ?phones?)\b/gi, 'phone'],
  [/\b(?:sneakers|trainers)\b/gi, 'running shoes'],
  [/\b(?:head ?phones|ear ?phones)\b/gi, 'ear buds audio'],
  [/\b(?:couch|couches)\b/gi, 'sofa'],
  [/\b(?:clothes|clothing|apparel)\b/gi, 'fashion'],
  [
    /\b(?:wish|favou?rites?) ?lists?\b|\bfavou?rites\b|\bbookmarked\b|\bsaved (?:a |an |the )?([a-z]+) to buy (?:some other day|another day|later)\b/gi,
    'saved $1 for later',
  ],
  [/\badded to (?:the |their )?saved {1,2}for later\b/gi, 'saved for later'],
  [/\b(?:postage|freight|(?:delivery|shipping) (?:fees?|costs?|charges?|prices?))\b/gi, 'shipping costs'],
  [/\b(?:vouchers?|(?:discount|promo(?:tion)?) codes?|discounts?)\b/gi, 'coupon'],
  [/\b(?:zip|post) ?codes?\b/gi, 'postal code'],
  [/\b(?:credit|debit|bank) cards?\b/gi, 'card'],
  [/\bproblems? (?:paying|with (?:the )?payment)\b|\bpayment problems?\b/gi, 'the payment failed'],
  [/\b(?:pay(?:ing)? later|buy now,? pay later|instal?lments?|on account)\b/gi, 'paying by invoice in 30 days'],
  [/\b(?:not|n't) (?:be )?accepted\b/gi, 'refused'],
  [/\b(?:opinions?|ratings?|testimonials?)(?: of (?:other )?customers| of others)?\b/gi, 'reviews'],
  [/\bcustomers? reviews\b/gi, 'reviews'],
  [/\b(?:where (?:is|are) (?:my|their|the) )?(?:parcels?|packages?|shipments?)\b/gi, 'earlier order'],
  [/\b(?:past|previous|old|last) orders?\b/gi, 'earlier order'],
  [
    /\b(?:return|returns|refund) polic(?:y|ies)\b|\bhow (?:do i|to|can i) return (?:an? |the )?(?:items?|products?)?/gi,
    'read how to send something back',
  ],
  [/\bmoney back\b/gi, 'a return and refund'],
  [
    /\b(?:cancel|cancell?ed|cancell?ing|end|ends|ended|ending|terminate[ds]?|terminating|quit) (?:(?:the|their|our|a) )?(?:[a-z]+ )?(?:plans?|subscriptions?|contracts?|memberships?)\b/gi,
    'cancelling the subscription',
  ],
  [/\b(?:registrations?|registering)\b/gi, 'sign-up'],
  [/\bregister(?:ed)?\b/gi, 'signed up'],
  [
    /\b(?:try(?:ing)?|tried|test(?:ed|ing)?) (?:out )?(?:the |our )?(?:software|product|app|service|tool)\b/gi,
    'started to use the product, trial',
  ],
  [/\b(?:blog ?posts?|blogs?|guides?)\b/gi, 'articles'],
  [/\b(?:could not|couldn't|cannot|can't) (?:choose|decide) between\b/gi, 'compared products before deciding,'],
  [/\b(?:bots?|robots?|scrapers?|crawlers?|spiders?)\b/gi, 'automated program'],
  [/\b(?:regular|equal|fixed) intervals\b/gi, 'constant time'],
  [/\b(?:software|javascript|script|site) errors?\b|\bbugs?\b|\bcrash(?:ed|es)?\b/gi, 'the site reported errors'],
  [/\bcategory pages\b/gi, 'product lists of categories'],
  [/\b(?:the )?help ?desk\b/gi, 'customer support'],
  [/\b(?:presents?)\b/gi, 'gifts'],
];

/** The question in the words of the texts that are searched, which are written from templates. */
export function inAnalystsWords(question: string): string {
  return WORDS.reduce((text, [said, written]) => text.replace(said, written), question)
    .replace(/\$1/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
