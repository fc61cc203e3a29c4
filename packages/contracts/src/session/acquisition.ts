/** Ways by which visitors come. What each means, and the rule that finds it, is in `packages/attribution` and `docs/attribution.md`. */
export const CHANNELS = [
  'direct',
  'internal',
  'cross_network',
  'paid_shopping',
  'paid_search',
  'paid_social',
  'paid_video',
  'display',
  'paid_other',
  'organic_shopping',
  'organic_social',
  'organic_video',
  'organic_search',
  'ai_assistants',
  'email',
  'affiliates',
  'audio',
  'sms',
  'mobile_push',
  'referral',
  'other',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Where a session came from, by its first page view. All texts are the sender's own and hostile. */
export interface Acquisition {
  channel: Channel;
  /** Who sent the visitor: `utm_source`, else the network of the click id, else the referrer's domain. In lower case. */
  source?: string;
  /** `utm_medium`, in lower case. */
  medium?: string;
  /** `utm_campaign`. */
  campaign?: string;
  /** `utm_term`. */
  term?: string;
  /** `utm_content`. */
  content?: string;
  /** Registrable domain of the referrer; its host where it has none. Absent when it is the site itself. */
  referrerDomain?: string;
  /** Name of the click id in the address; its value is not kept. */
  clickId?: string;
  /** Path of the first page, without query; empty when the page has no address. */
  landingPath: string;
}

/** A session and where it came from, as one of a person's or visitor's touches. */
export interface Touch {
  sessionId: string;
  startedAt: number;
  acquisition: Acquisition;
}

/** How far back a touch may lie before a session that it is counted for. */
export const LOOK_BACK_MS = 90 * 24 * 60 * 60 * 1000;

/** What led to a session, within {@link LOOK_BACK_MS} before it, over all sessions of its person. */
export interface Touches {
  /** The first session that came from outside. */
  first?: Touch;
  /** The last one, this session included, that came from somewhere that is known: neither direct nor internal. */
  lastNonDirect?: Touch;
}
