import type { Consent } from '../options.ts';

export type { Consent };

export type Purpose = keyof Consent;

/** The part of a `CROWTracker` that connectors need. */
export interface ConsentTarget {
  setConsent(consent: Partial<Consent>): void;
}

export const PURPOSES: readonly Purpose[] = ['analytics', 'personalization', 'aiProcessing'];

/** What holds where the law of a consent tool does not apply, so that nobody has to be asked. */
export const NOBODY_TO_ASK: Readonly<Consent> = { analytics: true, personalization: true, aiProcessing: true };

/** Says something for each purpose; a purpose with nothing to say is left out. */
export function consentBy(say: (purpose: Purpose) => boolean | undefined): Partial<Consent> {
  const consent: Partial<Consent> = {};
  for (const purpose of PURPOSES) {
    const said = say(purpose);
    if (said !== undefined) consent[purpose] = said;
  }
  return consent;
}

/** The strictest of several words: a purpose is agreed to when somebody says so and nobody objects. */
export function strictest(words: Iterable<Partial<Consent>>): Partial<Consent> {
  const all = [...words];
  return consentBy((purpose) => {
    const said = all.map((word) => word[purpose]).filter((it) => typeof it === 'boolean');
    return said.length > 0 ? said.every(Boolean) : undefined;
  });
}
