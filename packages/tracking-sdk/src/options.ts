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

/** What is captured without a call; each part can be switched by itself. */
export interface Autocapture {
  pageViews?: boolean;
  clicks?: boolean;
  rageClicks?: boolean;
  deadClicks?: boolean;
  products?: boolean;
  forms?: boolean;
  /** Load time, time to interactive and Core Web Vitals. */
  vitals?: boolean;
}

/** What a visitor agreed to, purpose by purpose. */
export interface Consent {
  /** Capturing and storing what the visitor does. */
  analytics: boolean;
  /** Connecting it with a person: `identify`. */
  personalization: boolean;
  /** Showing it to an AI model. */
  aiProcessing: boolean;
}

/** An event as `beforeSend` gets it: its `type` and the fields of that type, see the wire protocol. */
export interface CapturedEvent {
  type: string;
  [field: string]: unknown;
}

/** A tracker that is no part of the script; its context is the SDK's own business. */
export type Plugin = (context: never) => void;

/** Where queue, visitor and session are kept: `localStorage`, or an object that works like it. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface CROWOptions {
  /** The public key of the organization, `crow_pk_…`. */
  apiKey: string;
  /** Address of the CROW gateway, `https://crow.example`. */
  endpoint: string;
  /** Where the application runs. Default `web`. */
  platform?: 'web' | 'react-native' | 'electron';
  /** All on by default; `false` switches all off. */
  autocapture?: boolean | Autocapture;
  /**
   * `required`: nothing is stored or sent before `setConsent`; events are held in memory until then. An object says
   * what holds from the beginning. Default `granted`.
   */
  consent?: 'granted' | 'required' | Partial<Consent>;
  /** Trackers that you add: `trackErrors` and `trackRequests` of `@crow/tracking-sdk/errors`. */
  plugins?: Plugin[];
  /** Elements in which nothing is read, beside those with `data-crow-mask`. */
  maskSelectors?: string[];
  /** Elements that are not tracked at all, beside those with `data-crow-ignore`. */
  ignoreSelectors?: string[];
  /** What is removed from texts and addresses, beside e-mail addresses, card and account numbers and web tokens. */
  maskPatterns?: RegExp[];
  /** URL parameters whose values may be kept, beside those that are known to be harmless. */
  allowParameters?: string[];
  /** Stay silent when the browser asks for it by Do Not Track or Global Privacy Control. Default `true`. */
  respectDoNotTrack?: boolean;
  /** Keep nothing on the device and send no visitor id; a session then ends with the page. Default `false`. */
  cookieless?: boolean;
  /** Changes an event before it is queued, or drops it by returning nothing. */
  beforeSend?: (event: CapturedEvent) => CapturedEvent | null | undefined;
  /** Default `localStorage`; memory when that is not available. */
  storage?: KeyValueStorage;
  /** Inactivity after which a new session begins, milliseconds. Default one hour. */
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

/** What the SDK did on this page, as counts of events unless said otherwise. */
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
  /** Characters of all request bodies: bytes, where texts are plain ASCII. */
  charactersSent: number;
  /** Time that the SDK took from the page, milliseconds. */
  mainThreadMs: number;
  /** The server's clock less the device's, milliseconds, as of the last receipt. */
  clockOffsetMs: number;
}

/** {@link Counters}, and what lies on the device. */
export interface Audit extends Counters {
  /** Characters that the SDK keeps in the storage, names included. */
  storedCharacters: number;
}

/** Names of custom events and their properties: `{ newsletter_signup: { placement: string }; logged_out: undefined }`. */
export type AnyEvents = Record<string, Properties>;

/** What `track` takes after the name: nothing, or properties that may be left out when none is required. */
export type PropertiesOf<Given> = [Given] extends [undefined]
  ? []
  : Record<never, never> extends Given
    ? [properties?: Given]
    : [properties: Given];

/**
 * The calls that every platform has. None throws, and none does anything where tracking is not possible or not
 * wanted.
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 */
export interface Calls<Events extends object = AnyEvents> {
  /**
   * Sends an event of your own.
   * @param name what happened, `newsletter_signup`
   * @param properties JSON values, copied at once; what JSON can't say is left out
   */
  track<Name extends keyof Events & string>(name: Name, ...properties: PropertiesOf<Events[Name]>): void;
  /** Begins to time an event: the next {@link track} with this name carries its `durationMs`. */
  timeEvent(name: keyof Events & string): void;
  /**
   * Says who the person is; later events carry the id, also after a restart, until {@link reset}.
   * @param userId your own id of the person, better no e-mail address
   */
  identify(userId: string, traits?: Properties): void;
  /** Says for which organization, account or team the person acts, until {@link reset}. */
  group(groupId: string, traits?: Properties): void;
  /** Sets properties that all events carry from now on, also after a restart, until {@link unregister}. */
  register(properties: Properties): void;
  /** Takes a registered property back. */
  unregister(name: string): void;
  /** Sends what waits. Resolves when the try has ended, also when it failed: then it is tried again later. */
  flush(): Promise<void>;
  /**
   * Says what the person agrees to; what is not named stays as it was. Where consent is required, this releases the
   * events that were held, or erases them.
   */
  setConsent(consent: Partial<Consent>): void;
  /** Ends tracking and deletes everything that it kept on the device; only the refusal itself is remembered there. */
  optOut(): void;
  /** Takes {@link optOut} back and begins to track. */
  optIn(): void;
  /** Another person uses the device from now on, as after a logout: new visitor id, new session. */
  reset(): void;
  /** Ends tracking in this run; what waits is still sent. */
  shutdown(): void;
  /** What the SDK did in this run, and what it cost. */
  audit(): Audit;
}
