import { connect, pageValue, type Stop, type WaitOptions } from './connect.ts';
import { type Consent, type ConsentTarget, consentBy, type Purpose } from './purposes.ts';
import { readPath } from './read-path.ts';

export type CookiebotCategory = 'preferences' | 'statistics' | 'marketing';

export interface CookiebotOptions extends WaitOptions {
  /**
   * Categories that all have to be accepted, by purpose. Default: `analytics` by `statistics`, `personalization` by
   * `preferences`. Add the one whose words cover an AI: `{ aiProcessing: ['statistics'] }`.
   */
  categories?: Partial<Record<Purpose, readonly CookiebotCategory[]>>;
}

const CATEGORIES: Partial<Record<Purpose, readonly CookiebotCategory[]>> = {
  analytics: ['statistics'],
  personalization: ['preferences'],
};
const EVENTS = ['CookiebotOnConsentReady', 'CookiebotOnAccept', 'CookiebotOnDecline'];

/** Reads the `Cookiebot` object. @returns undefined while the visitor has not answered */
export function consentFromCookiebot(bot: unknown, options: CookiebotOptions = {}): Partial<Consent> | undefined {
  const has = (field: string) => readPath(bot, field) === true;
  // Where nobody has to be asked there is no response, but a consent that was given by a method.
  if (!has('hasResponse') && !has('consented') && !has('declined') && !readPath(bot, 'consent', 'method')) {
    return undefined;
  }
  const categories = { ...CATEGORIES, ...options.categories };
  return consentBy((purpose) => {
    const needed = categories[purpose] ?? [];
    return needed.length > 0 ? needed.every((name) => readPath(bot, 'consent', name) === true) : undefined;
  });
}

/** Follows Cookiebot: its object, and its events for an answer that is given, changed or taken back. */
export function connectCookiebot(tracker: ConsentTarget, options: CookiebotOptions = {}): Stop {
  return connect(tracker, options, ({ tell, guard, listen, whenThere }) => {
    const consent = () => consentFromCookiebot(pageValue('Cookiebot'), options);
    for (const type of EVENTS) listen(window, type, () => tell(consent()));
    whenThere(consent, guard(tell));
  });
}
