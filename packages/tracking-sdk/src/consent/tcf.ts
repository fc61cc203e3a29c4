import { connect, pageFunction, type Stop, type WaitOptions } from './connect.ts';
import { type Consent, type ConsentTarget, consentBy, NOBODY_TO_ASK, type Purpose } from './purposes.ts';
import { readPath } from './read-path.ts';

export interface TcfOptions extends WaitOptions {
  /**
   * Numbers of the TCF purposes that all have to be agreed to. Default: `analytics` 1 (store and access information on
   * a device) and 8 (measure content performance), `personalization` 5 and 6 (profiles for personalised content and
   * their use), `aiProcessing` 10 (develop and improve services). An empty list leaves a purpose out.
   */
  purposes?: Partial<Record<Purpose, readonly number[]>>;
  /** Number in the Global Vendor List; the vendor then has to be agreed to as well, and its restrictions count. */
  vendor?: number;
  /**
   * Whether a legitimate interest that the visitor did not object to is enough. The TCF allows it for purposes 2 and
   * 7 to 11, never for 1 and 3 to 6. Default `false`.
   */
  legitimateInterest?: boolean;
  /** Which part of the TC data speaks: for vendors, or for the publisher itself. Default `vendor`. */
  segment?: 'vendor' | 'publisher';
  /** What holds where GDPR does not apply. Default: everything is allowed. */
  elsewhere?: Partial<Consent>;
}

const PURPOSE_NUMBERS: Record<Purpose, readonly number[]> = {
  analytics: [1, 8],
  personalization: [5, 6],
  aiProcessing: [10],
};
/** The eventStatus values after which the TC data hold; at `cmpuishown` the visitor is still being asked. */
const DECIDED = ['tcloaded', 'useractioncomplete'];
const NEEDS_CONSENT = [1, 3, 4, 5, 6];
const VERSION = 2;

/**
 * Reads `TCData` as the CMP API v2 of the IAB gives it to listeners (TCF v2.2, v2.3).
 * @returns undefined while nothing is decided
 */
export function consentFromTcf(data: unknown, options: TcfOptions = {}): Partial<Consent> | undefined {
  if (readPath(data, 'cmpStatus') === 'error') return undefined;
  if (readPath(data, 'gdprApplies') === false) return options.elsewhere ?? NOBODY_TO_ASK;
  if (!DECIDED.includes(readPath(data, 'eventStatus') as string)) return undefined;
  const numbers = { ...PURPOSE_NUMBERS, ...options.purposes };
  return consentBy((purpose) => {
    const needed = numbers[purpose];
    return needed.length > 0 ? needed.every((number) => isAllowed(data, number, options)) : undefined;
  });
}

function isAllowed(data: unknown, purpose: number, options: TcfOptions): boolean {
  const { vendor, segment } = options;
  const restriction = vendor && readPath(data, 'publisher', 'restrictions', purpose, vendor);
  if (restriction === 0) return false;
  const holds = (basis: 'consents' | 'legitimateInterests') =>
    readPath(data, segment === 'publisher' ? 'publisher' : 'purpose', basis, purpose) === true &&
    (!vendor || readPath(data, 'vendor', basis, vendor) === true);
  if (restriction !== 2 && holds('consents')) return true;
  const mayBeInterest = options.legitimateInterest && restriction !== 1 && !NEEDS_CONSENT.includes(purpose);
  return mayBeInterest === true && holds('legitimateInterests');
}

/**
 * Follows a consent tool that speaks the IAB Transparency and Consent Framework (`__tcfapi`).
 *
 * @example
 * const crow = new CROWTracker({ apiKey, endpoint, consent: 'required' });
 * connectTcf(crow);
 */
export function connectTcf(tracker: ConsentTarget, options: TcfOptions = {}): Stop {
  return connect(tracker, options, ({ tell, guard, onStop, whenThere }) => {
    let isOver = false;
    let id: unknown;
    const remove = () => pageFunction('__tcfapi')?.('removeEventListener', VERSION, () => {}, id);
    onStop(() => {
      isOver = true;
      if (id !== undefined) remove();
    });
    whenThere(
      () => pageFunction('__tcfapi'),
      (api) =>
        api(
          'addEventListener',
          VERSION,
          guard((data: unknown, success: unknown) => {
            id = readPath(data, 'listenerId');
            // The id comes with the first call, which may be after the end.
            if (isOver) remove();
            else if (success) tell(consentFromTcf(data, options));
          }),
        ),
    );
  });
}
