import type { Audit, Consent, Counters, CROWOptions, KeyValueStorage } from '../options.ts';
import type { Client, ClientParts } from './client.ts';
import { createCounters, createGuard, type Guard } from './counters.ts';
import { createStore } from './storage.ts';

/** The SDK at work. */
export interface Run extends Pick<Client, 'emit' | 'person' | 'change' | 'reset' | 'flush' | 'release'> {
  /** Ends all trackers; what waits is still sent when `isLast`. */
  stop(isLast: boolean): void;
}

/** Whether there is tracking: not yet, as far as a person agreed to it, or no longer. */
export interface Tracking<R extends Run> {
  counters: Counters;
  guard: Guard;
  tell(...said: unknown[]): void;
  /** Runs a step of the caller's now, or once tracking has started. */
  step(run: () => void): void;
  /** Runs a call while there is tracking, keeps it until it has started, or forgets it. */
  call(call: (run: R) => void): void;
  /** The storage is known: begins, if that is wanted. */
  start(find: () => KeyValueStorage | undefined): void;
  /** There will be no tracking. */
  refuse(): void;
  /** Another page of the visitor may have heard what they agree to. */
  hear(): void;
  setConsent(consent: Partial<Consent>): void;
  flush(): Promise<void> | undefined;
  shutdown(): void;
  audit(): Audit;
}

/** What a person agreed to, on the device. */
const CONSENT = 'consent';

/**
 * Prepares tracking within the person's consent.
 * @param now a clock that is never set, milliseconds
 * @param begin starts the client and the trackers
 */
export function createTracking<R extends Run>(
  options: CROWOptions,
  now: () => number,
  begin: (parts: ClientParts) => R,
): Tracking<R> {
  const { consent: wanted } = options;
  const isRequired = wanted === 'required';
  const counters = createCounters();
  let consent: Consent | undefined;
  const store = createStore(options.apiKey);
  /** Whether the storage is known, and nobody has ended the tracking. */
  let isAlive = false;
  let run: R | undefined;
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
  const call = (it: (run: R) => void) => step(() => run && it(run));
  const agreed = (changes: Partial<Consent>): Consent => {
    const all = !isRequired;
    return { analytics: all, personalization: all, aiProcessing: all, ...consent, ...changes };
  };
  const open = () => {
    const isHeld = isRequired && !consent;
    if (!isHeld) store.unlock();
    run = begin({ store, options, counters, guard, tell, consent, isHeld });
  };
  const end = (isLast: boolean) => {
    run?.stop(isLast);
    run = undefined;
  };
  const follow = (given: Consent) => {
    consent = given;
    if (!given.analytics) {
      end(false);
      store.names('').forEach(store.remove);
    }
    store.unlock();
    store.set(CONSENT, JSON.stringify(given));
    if (!given.analytics) return;
    if (!run) open();
    run?.release(given);
  };

  return {
    counters,
    guard,
    tell,
    step,
    call,
    start: guard((find) => {
      const kept = early ?? [];
      early = undefined;
      store.find(() => (options.cookieless ? undefined : find()));
      isAlive = true;
      consent = typeof wanted === 'object' ? agreed(wanted) : JSON.parse(store.get(CONSENT) ?? 'null');
      if (consent?.analytics !== false) open();
      kept.forEach(step);
    }),
    refuse() {
      early = undefined;
    },
    hear: guard(() => {
      const said = store.get(CONSENT);
      if (isAlive && said && said !== JSON.stringify(consent)) follow(JSON.parse(said));
    }),
    setConsent: (given) => step(() => isAlive && follow(agreed(given))),
    flush: () => run?.flush(),
    shutdown: () =>
      step(() => {
        end(true);
        // Nothing that this or another page says begins it again.
        isAlive = false;
      }),
    audit() {
      let storedCharacters = 0;
      for (const name of store.names('')) storedCharacters += `${name}${store.get(name)}`.length;
      return { ...counters, storedCharacters };
    },
  };
}
