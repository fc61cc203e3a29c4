import type { Channel } from '@crow/contracts';
import type { ClickId } from './click-ids.ts';
import type { SourceKind } from './known-sources.ts';

/** What is known of a visit's way, in lower case. */
export interface Evidence {
  /** `utm_source` and the like, else the network of the click id, else the referrer's domain. */
  source: string;
  medium: string;
  campaign: string;
  kind: SourceKind | undefined;
  clickId: ClickId | undefined;
  /** The visit has a `utm_*` parameter or a click id. */
  tagged: boolean;
  /** The visitor comes from a page of the same site, or goes on with a session that was full. */
  ownSite: boolean;
  referrer: boolean;
}

export interface ChannelRule {
  channel: Channel;
  /** The rule in words, as `docs/attribution.md` shows it. */
  rule: string;
  /** Whose rule it is. */
  basis: string;
  fits: (evidence: Evidence) => boolean;
}

const GA4 = 'GA4 default channel group';
const PAID = /^(.*cp.*|ppc|retargeting|paid.*)$/;
const SHOPPING_CAMPAIGN = /^(.*(([^a-df-z]|^)shop|shopping).*)$/;
const DISPLAY = new Set(['display', 'banner', 'expandable', 'interstitial', 'cpm']);
const SOCIAL = new Set(['social', 'social-network', 'social-media', 'sm', 'social network', 'social media']);
const EMAIL = new Set(['email', 'e-mail', 'e_mail', 'e mail']);
const AI = new Set(['ai', 'ai-assistant', 'ai_assistant', 'llm', 'chatbot']);

const paid = ({ medium, clickId }: Evidence) => PAID.test(medium) || clickId?.paid === true;
const shopping = ({ kind, campaign }: Evidence) => kind === 'shopping' || SHOPPING_CAMPAIGN.test(campaign);

/** The rules in the order in which they are tried: the first that fits decides, and the last one fits always. */
export const CHANNEL_RULES: readonly ChannelRule[] = [
  {
    channel: 'internal',
    rule: 'no tag, and the referrer is of the same registrable domain; or the session goes on with one that was full',
    basis: 'CROW; GA4 leaves self-referrals out of its reports',
    fits: ({ ownSite, tagged }) => ownSite && !tagged,
  },
  {
    channel: 'direct',
    rule: 'no referrer and no tag; or source `(direct)` and medium `(none)` or `(not set)`',
    basis: GA4,
    fits: ({ source, medium, referrer, tagged }) =>
      (!referrer && !tagged) || (/^\(?direct\)?$/.test(source) && /^(\((none|not set)\))?$/.test(medium)),
  },
  {
    channel: 'cross_network',
    rule: 'campaign contains `cross-network`',
    basis: GA4,
    fits: ({ campaign }) => campaign.includes('cross-network'),
  },
  {
    channel: 'display',
    rule: 'click id of a display network (`dclid`)',
    basis: 'CROW; GA4 knows it from its linked ad accounts',
    fits: ({ clickId }) => clickId?.kind === 'display',
  },
  {
    channel: 'paid_shopping',
    rule: 'a shopping site or a shopping campaign, and paid',
    basis: GA4,
    fits: (evidence) => shopping(evidence) && paid(evidence),
  },
  {
    channel: 'paid_search',
    rule: 'a search engine, and paid',
    basis: GA4,
    fits: (evidence) => evidence.kind === 'search' && paid(evidence),
  },
  {
    channel: 'paid_social',
    rule: 'a social network, and paid',
    basis: GA4,
    fits: (evidence) => evidence.kind === 'social' && paid(evidence),
  },
  {
    channel: 'paid_video',
    rule: 'a video site, and paid',
    basis: GA4,
    fits: (evidence) => evidence.kind === 'video' && paid(evidence),
  },
  {
    channel: 'display',
    rule: 'medium `display`, `banner`, `expandable`, `interstitial` or `cpm`',
    basis: GA4,
    fits: ({ medium }) => DISPLAY.has(medium),
  },
  { channel: 'paid_other', rule: 'paid, on any other site', basis: GA4, fits: paid },
  {
    channel: 'organic_shopping',
    rule: 'a shopping site or a shopping campaign',
    basis: GA4,
    fits: shopping,
  },
  {
    channel: 'organic_social',
    rule: 'a social network; or medium `social`, `social-network`, `social-media`, `sm`, `social network`, `social media`',
    basis: GA4,
    fits: ({ kind, medium }) => (kind === 'social' && !named(medium)) || SOCIAL.has(medium),
  },
  {
    channel: 'organic_video',
    rule: 'a video site; or medium contains `video`',
    basis: GA4,
    fits: ({ kind, medium }) => (kind === 'video' && !named(medium)) || medium.includes('video'),
  },
  {
    channel: 'ai_assistants',
    rule: 'an AI assistant; or medium `ai`, `ai-assistant`, `ai_assistant`, `llm`, `chatbot`',
    basis: 'CROW; Google recommends a custom channel group for it',
    fits: ({ kind, medium }) => (kind === 'ai' && !named(medium)) || AI.has(medium),
  },
  {
    channel: 'organic_search',
    rule: 'a search engine; or medium `organic`',
    basis: GA4,
    fits: ({ kind, medium }) => (kind === 'search' && !named(medium)) || medium === 'organic',
  },
  {
    channel: 'email',
    rule: 'source or medium `email`, `e-mail`, `e_mail`, `e mail`; or a mail program on the web',
    basis: `${GA4}; mail programs: CROW`,
    fits: ({ source, medium, kind }) => EMAIL.has(source) || EMAIL.has(medium) || (kind === 'email' && !named(medium)),
  },
  {
    channel: 'affiliates',
    rule: 'medium `affiliate` or `affiliates`',
    basis: GA4,
    fits: ({ medium }) => /^affiliates?$/.test(medium),
  },
  { channel: 'audio', rule: 'medium `audio`', basis: GA4, fits: ({ medium }) => medium === 'audio' },
  {
    channel: 'sms',
    rule: 'source or medium `sms`',
    basis: GA4,
    fits: ({ source, medium }) => source === 'sms' || medium === 'sms',
  },
  {
    channel: 'mobile_push',
    rule: 'medium ends with `push` or contains `mobile` or `notification`; or source `firebase`',
    basis: GA4,
    fits: ({ source, medium }) => /push$|mobile|notification/.test(medium) || source === 'firebase',
  },
  {
    channel: 'referral',
    rule: 'medium `referral`, `app` or `link`; or a referrer, and no tag',
    basis: GA4,
    fits: ({ medium, referrer, tagged }) => /^(referral|app|link)$/.test(medium) || (referrer && !tagged),
  },
  { channel: 'other', rule: 'everything else: tags that no rule knows', basis: 'GA4 (Unassigned)', fits: () => true },
];

/** Mediums that say themselves what a visit is, whatever the site: a newsletter on `medium.com` stays one. */
function named(medium: string): boolean {
  return EMAIL.has(medium) || /^affiliates?$|^audio$|^sms$|push$|notification/.test(medium);
}
