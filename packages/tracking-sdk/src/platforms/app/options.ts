import type { AnyEvents, Audit, Consent, CROWOptions, Properties, PropertiesOf } from '../../options.ts';

/** Options that every application has, whatever it runs on; they mean what they mean in a browser. */
export interface AppOptions
  extends Pick<
    CROWOptions,
    | 'apiKey'
    | 'endpoint'
    | 'consent'
    | 'cookieless'
    | 'beforeSend'
    | 'sessionIdleMs'
    | 'flushIntervalMs'
    | 'batchEvents'
    | 'debug'
  > {
  /** Is told, once, why nothing can be tracked: a missing key, or no source of random bytes. */
  onError?: (error: Error) => void;
}

/**
 * The calls that every application has. None throws, and none does anything where tracking is not possible or not
 * wanted.
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 */
export interface AppCalls<Events extends object = AnyEvents> {
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
