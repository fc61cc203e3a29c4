import type { Channel, SearchFilter } from '@crow/contracts';

const CAME =
  '(?:(?:who |that )?(?:came |arrived |visited |got here )?(?:from|via|through|by|over|out of|brought by) (?:an? |the |our )?)';
const by = (...anyOf: Channel[]): SearchFilter => ({ kind: 'channel', anyOf });

const EMAIL = 'e-?mails?(?: campaigns?| newsletters?)?|newsletters?|mailings?';
const SOCIAL = 'social(?: media| networks?)?|facebook|instagram|tiktok|pinterest|twitter|linkedin|reddit|snapchat';
const ADS = '(?:online |display |banner |paid )?(?:ads?|adverts?|advertising|advertisements?)';
const SEARCH = 'google|bing|duckduckgo|ecosia|search engines?';
const AI = 'chatgpt|perplexity|claude|gemini|copilot|ai assistants?|ai chats?|an ai';
const PAID: Channel[] = [
  'paid_search',
  'paid_social',
  'paid_shopping',
  'paid_video',
  'paid_other',
  'display',
  'cross_network',
];

/** Ways by which visitors come, as people say them. */
export const CHANNEL_WORDS: readonly (readonly [RegExp, SearchFilter])[] = [
  [new RegExp(`\\b${CAME}(?:${EMAIL})\\b`), by('email')],
  [
    /\bnewsletter (?:readers?|visitors?|traffic|subscribers who came)\b|\bemail (?:traffic|visitors?|channel)\b/,
    by('email'),
  ],
  [new RegExp(`\\b${CAME}(?:${SOCIAL})\\b`), by('organic_social', 'paid_social')],
  [
    /\b(?:social(?: media)?|facebook|instagram|tiktok|pinterest|twitter|linkedin|reddit) (?:traffic|visitors?|users|followers)\b/,
    by('organic_social', 'paid_social'),
  ],
  [
    /\b(?:did|does|do) (?:facebook|instagram|tiktok|pinterest|twitter|linkedin|reddit) bring\b/,
    by('organic_social', 'paid_social'),
  ],
  [new RegExp(`\\b${CAME}(?:paid search|google ads|adwords|search ads?|sea)\\b|\\bpaid search\\b`), by('paid_search')],
  [
    new RegExp(`\\b${CAME}(?:google shopping|shopping ads|price comparisons?)\\b`),
    by('paid_shopping', 'organic_shopping'),
  ],
  [
    new RegExp(`\\b${CAME}(?:paid social|facebook ads|instagram ads|social ads)\\b|\\bpaid social\\b`),
    by('paid_social'),
  ],
  [new RegExp(`\\b${CAME}${ADS}\\b|\\b(?:paid traffic|ad traffic)\\b`), by(...PAID)],
  [new RegExp(`\\b${CAME}(?:banners?|display)\\b`), by('display')],
  [new RegExp(`\\b${CAME}(?:organic search|seo)\\b|\\borganic (?:search|traffic|visitors?)\\b`), by('organic_search')],
  [new RegExp(`\\b${CAME}(?:${SEARCH})\\b`), by('organic_search', 'paid_search')],
  [
    new RegExp(
      `\\b${CAME}(?:${AI})\\b|\\b(?:chatgpt|perplexity|ai assistant) (?:visitors?|traffic|users|referrals?)\\b`,
    ),
    by('ai_assistants'),
  ],
  [
    new RegExp(`\\b${CAME}(?:affiliates?|partners?|affiliate links?)\\b|\\baffiliate (?:traffic|visitors?)\\b`),
    by('affiliates'),
  ],
  [
    new RegExp(
      `\\b${CAME}(?:referrals?|other (?:web)?sites?|other pages|a link on another site|blogs?)\\b|\\b(?:referral traffic|referred visitors?)\\b`,
    ),
    by('referral'),
  ],
  [
    new RegExp(`\\b${CAME}(?:youtube|videos?)\\b|\\byoutube (?:traffic|visitors?)\\b`),
    by('organic_video', 'paid_video'),
  ],
  [new RegExp(`\\b${CAME}(?:sms|text messages?)\\b`), by('sms')],
  [new RegExp(`\\b${CAME}push (?:messages?|notifications?)\\b`), by('mobile_push')],
  [
    /\b(?:came |arrived )?directly (?:to the (?:shop|site))?\b|\bdirect (?:traffic|visitors?|visits?)\b|\btyped (?:in )?the address\b/,
    by('direct'),
  ],
];
