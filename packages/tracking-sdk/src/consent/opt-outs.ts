import type { WaitOptions } from './connect.ts';
import type { Consent } from './purposes.ts';

/** What a visitor in the United States said no to. */
export interface OptOuts {
  sale: boolean;
  sharing: boolean;
  targetedAdvertising: boolean;
  /** The browser sent Global Privacy Control. */
  gpc: boolean;
}

export interface OptOutOptions extends WaitOptions {
  /**
   * What opt-outs mean. Default: any of them ends `personalization` and `aiProcessing`; `analytics` goes on, because
   * measuring one's own site is neither sale nor sharing.
   */
  map?: (optOuts: OptOuts) => Partial<Consent>;
  /** What holds where no law of the United States applies. Default: everything is allowed. */
  elsewhere?: Partial<Consent>;
}

/** The default of {@link OptOutOptions.map}. */
export function consentWithout(optOuts: OptOuts): Partial<Consent> {
  const isFree = !Object.values(optOuts).includes(true);
  return { analytics: true, personalization: isFree, aiProcessing: isFree };
}
