/** A value that can be sent as JSON. */
export type PropertyValue = string | number | boolean | null | PropertyValue[] | { [key: string]: PropertyValue };

/** What is known about a custom event or a user: a plain object of JSON values. */
export interface Properties {
  [key: string]: PropertyValue | undefined;
}

/** A product, in the shop's own terms. */
export interface Product {
  /** The shop's id of it. */
  id: string;
  name?: string;
  /** In whole units of the currency, `1299` or `12.99`. */
  price?: number;
  /** ISO 4217, `EUR`. */
  currency?: string;
  category?: string;
  brand?: string;
  sku?: string;
}

/** What is captured without a call; each part can be switched off by itself. */
export interface Autocapture {
  pageViews?: boolean;
  clicks?: boolean;
  products?: boolean;
  forms?: boolean;
}

/** Where the queue, the visitor and the session are kept: `localStorage`, or an object that works like it. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface CROWOptions {
  /** The public key of the organization, `crow_pk_…`. */
  apiKey: string;
  /** Address of the CROW gateway, `https://crow.example`. */
  endpoint: string;
  /** All on by default; `false` switches all off. */
  autocapture?: boolean | Autocapture;
  /** Stay silent when the browser asks for it by Do Not Track or Global Privacy Control. Default `true`. */
  respectDoNotTrack?: boolean;
  /** Keep nothing on the device and send no visitor id; a session then ends with the page. Default `false`. */
  cookieless?: boolean;
  /** Default `localStorage`; memory when that is not available. */
  storage?: KeyValueStorage;
  /** Inactivity after which a new session begins, milliseconds. Default 30 minutes. */
  sessionIdleMs?: number;
  /** Longest wait before events are sent, milliseconds. Default 5,000. */
  flushIntervalMs?: number;
  /** Number of events that are sent without waiting, 1 to 500. Default 100. */
  batchEvents?: number;
  /** @internal The page view of this load has been sent already, by the stub before the script tag. */
  told?: boolean;
  /** Say on the console what was refused or went wrong. Default `false`. */
  debug?: boolean;
}

/** What became of the events of this page, as counts of events unless said otherwise. */
export interface Counters {
  /** Taken in by a call or a tracker. */
  captured: number;
  /** Answered with a receipt, also those that an earlier page left behind. */
  delivered: number;
  /** Refused for good by the server. */
  refused: number;
  /** Given up because the queue was full, or because one event was too large. */
  dropped: number;
  /** Exceptions inside the SDK, kept away from the page. */
  errors: number;
}
