import type { Meaning } from './meaning.ts';

/** What was looked at, and how. */
export const LOOKING: readonly Meaning[] = [
  {
    written: 'saved for later. Left with an empty cart',
    said: [
      '(saved|added|put|bookmarked|stored|kept) (something|a product|items|products) (for later|on the wish list|to favourites|on a wishlist|for another day)',
      '(wish lists|wishlist users|favourites|bookmarks)',
      'want to buy (it|something) later',
    ],
  },
  {
    written: 'Compared products. The visitor compared products before deciding and left with an empty cart',
    said: [
      '(compared|comparing|weighing up|weighed|contrasted|torn between|undecided between|choosing between|hesitating between) (two|several|three|different|some) (products|models|items|options|alternatives|versions)',
      '(comparison|comparison page) (users|shoppers|visitors)',
      '(which|what) (one|model|product) (is better|to choose|to take)',
      '(went|going|switched) back and forth between (products|two products|models)',
      'could not decide (between|which)',
    ],
  },
  {
    written: 'Looked at products and left with an empty cart. The visitor browsed without a plan',
    said: [
      '(just|only|merely) (browsing|looking|looking around|strolling|having a look)',
      '(window|idle|casual) (shoppers|shopping|browsers|browsing|lookers)',
      '(browsed|wandered|strolled|roamed|surfed|clicked) (around|through|about) (the shop|the site|the store|many products|categories)',
      '(no|without a|without any) (plan|goal|aim|intention|purpose) (to buy|in the shop|when visiting)',
      'killing time in the shop',
    ],
  },
  {
    written: 'Went through the product lists and left with an empty cart',
    said: [
      '(only|just) (looked at|opened|visited|skimmed|scrolled through) (categories|category pages|departments|product lists|listings|sections)',
      '(category|department) pages only',
      'filtered the list',
      '(filtered|sorted|narrowed) (products|the list|by price|by size)',
    ],
  },
  {
    written: 'left with an empty cart. The visitor left without adding to the cart',
    said: [
      '(looked|viewed|visited|saw) (products|things|items) (but|and) (did not add|added nothing|put nothing in) (anything|to the cart|to the basket)',
      '(left|went away|departed) (empty-handed|with nothing|without adding anything|with an empty basket|with an empty cart)',
      '(interested|viewed products) but did not buy',
    ],
  },
  {
    written: 'Read articles. The visitor read to learn more',
    said: [
      '(read|reading|studied|followed) (articles|guides|blog posts|the blog|tutorials|advice|tips|stories|the magazine)',
      '(blog|article|guide|magazine|content|advice) (readers|visitors)',
      '(wanted|came|here) to (learn|read|inform themselves|get information)',
      '(gathering|looking for) (information|knowledge|advice)',
      'how to (choose|use|clean|care for|make) something',
    ],
  },
  {
    written: 'read reviews',
    said: [
      '(read|looked at|checked|studied) (reviews|ratings|opinions|testimonials|what others say)',
      'what (others|other customers|other buyers) (think|say|wrote)',
    ],
  },
  {
    written: 'looked up sizes',
    said: [
      '(looked up|checked|studied|unsure about|wondered about) (sizes|the size|the size chart|measurements|fit|dimensions)',
      '(does it fit|which size|what size|size guide|size chart|size table)',
    ],
  },
  {
    written: 'Looked at the shipping costs',
    said: ['(looked at|checked|read about|asked about) (shipping|delivery) (costs|prices|conditions|options)'],
  },
  {
    written: 'Saw only one page and left. The visitor bounced after one page',
    said: [
      '(left|gone|went away|closed the page|closed the tab|disappeared|departed) (at once|immediately|right away|after a second|after one page|straight away|within seconds)',
      '(bounces|bounced|bouncing visitors|one-page visits|single page visits)',
      '(only|just) (saw|visited|opened) (one|a single) page',
      'came and left',
    ],
  },
  {
    written: 'Pages were read by a program. The visitor automated bot visit and crawled the site',
    said: [
      '(bots|robots|crawlers|scrapers|spiders|automated visits|automated traffic|machines|programs)',
      '(non-human|artificial|fake|machine|automatic) (visitors|traffic|visits)',
      '(scraping|crawling|copying|harvesting|indexing) (the site|our pages|our prices|the shop)',
      '(not a|no real) (human|person|people)',
    ],
  },
  {
    written: 'Switched the language',
    said: [
      '(switched|changed|chose|selected) (the|another|a different) language',
      '(foreign|other) language (visitors|speakers)',
      '(wanted|looking for|read) the (site|shop) in (German|French|English|another language|their language)',
    ],
  },
];
