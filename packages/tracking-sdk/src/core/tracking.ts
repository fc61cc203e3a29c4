import type { Audit, Consent, Counters, CROWOptions, KeyValueStorage } from '../options.ts';
import { parsed } from './attempt.ts';
import { type Client, createClient } from './client.ts';
import { createCounters, createGuard, type Guard } from './counters.ts';
import type { Platform } from './platform.ts';
import { createStore } from './storage.ts';

/** Whether there is tracking: not yet, as far as a person agreed to it, or no longer. */
export interface Tracking {
  counters: Counters;
  guard: Guard;
  tell(...said: unknown[]): void;
  client: Client;
  /** Runs a step of the caller's now, or once tracking has started. */
  step(run: () => void): void;
  /** Runs a call while there is tracking, keeps it until it has started, or forgets it. */
  call(call: () => void): void;
  /** The storage is known: begins, if that is wanted. */
  start(find: () => KeyValueStorage | undefined): void;
  /** There will be no tracking. */
  refuse(): void;
  /** Another page of the visitor may have heard what they agree to. */
  hear(): void;
  setConsent(consent: Partial<Consent>): void;
  shutdown(): void;
  audit(): Audit;
}

/** What a person agreed to, on the device. */
const CONSENT = 'consent';

/**
 * Prepares tracking within the person's consent.
 * @param now a clock that is never set, milliseconds
 * @param watch begins to watch what there is to track
 * @returns what ends that again; what waits is still sent when `isLast`
 */
export function createTracking(
  platform: Platform,
  options: CROWOptions,
  now: () => number,
  watch: () => (isLast: boolean) => void,
): Tracking {
  const { consent: wanted } = options;
  const isRequired = wanted === 'required';
  const counters = createCounters();
  let consent: Consent | undefined;
  const store = createStore(options.apiKey);
  /** Whether the storage is known, and nobody has ended the tracking. */
  let isAlive: boolean | undefined;
  let unwatch: ((isLast: boolean) => void) | undefined;
  /** Undefined once tracking has started, or never will. */
  let early: (() => void)[] | undefined = [];

  const tell = (...said: unknown[]) => {
    if (options.debug) console.warn('[crow]', ...said);
  };
  const guard = createGuard(counters, now, tell);
  const step = (it: () => void) => {
    if (early) early.push(it);
    else guard(it)();
  };
  const client = createClient(platform, { options, store, counters, guard, tell });
  const call = (it: () => void) => step(() => unwatch && it());
  const agreed = (changes: Partial<Consent>): Consent => {
    const all = !isRequired;
    return { analytics: all, personalization: all, aiProcessing: all, ...consent, ...changes };
  };
  const open = () => {
    const isHeld = isRequired && !consent;
    if (!isHeld) store.unlock();
    client.open(consent, isHeld);
    unwatch = watch();
  };
  const end = (isLast: boolean) => {
    unwatch?.(isLast);
    unwatch = undefined;
    client.close();
  };
  const follow = (given: Consent) => {
    consent = given;
    if (!given.analytics) {
      end(false);
      client.forget();
      store.names('').forEach(store.remove);
    }
    store.set(CONSENT, JSON.stringify(given));
    // All that is kept is written now: what this page said before must not be heard by others once more.
    store.unlock();
    if (!given.analytics) return;
    if (!unwatch) open();
    client.release(given);
  };

  return {
    counters,
    guard,
    tell,
    client,
    step,
    call,
    start: guard((find) => {
      const kept = early;
      early = undefined;
      store.find(() => (options.cookieless ? undefined : find()));
      isAlive = true;
      consent = typeof wanted === 'object' ? agreed(wanted) : parsed(store.get(CONSENT));
      if (consent?.analytics !== false) open();
      kept?.forEach(step);
    }),
    refuse() {
      early = undefined;
    },
    hear: guard(() => {
      const said = store.get(CONSENT);
      if (isAlive && said && said !== JSON.stringify(consent)) follow(JSON.parse(said));
    }),
    setConsent: (given) => step(() => isAlive && follow(agreed(given))),
    shutdown: () =>
      step(() => {
        end(true);
        // Nothing that this or another page says begins it again.
        isAlive = false;
      }),
    audit() {
      const names = store.names('');
      return { ...counters, storedCharacters: `${names}${names.map(store.get)}`.length };
    },
  };
}
