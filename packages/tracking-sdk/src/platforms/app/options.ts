import type { CROWOptions } from '../../options.ts';

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
