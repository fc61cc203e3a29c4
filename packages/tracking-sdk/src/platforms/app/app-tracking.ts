import { type Client, createClient } from '../../core/client.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { createCounters, createGuard, type Guard } from '../../core/counters.ts';
import type { Platform } from '../../core/platform.ts';
import { createStore, type Store } from '../../core/storage.ts';
import type { Audit, Consent, KeyValueStorage } from '../../options.ts';
import { createAppClock } from './app-clock.ts';
import type { AppOptions } from './options.ts';

/** Whether an application tracks: not yet, now, or no longer. It has no document, and its storage may take its time. */
export interface AppTracking {
  /** Runs a call, keeps it until the storage is there, or forgets it. */
  call(call: (client: Client) => void): void;
  flush(): Promise<void>;
  setConsent(consent: Partial<Consent>): void;
  shutdown(): void;
  audit(): Audit;
}

export interface AppParts {
  options: AppOptions;
  platform: Omit<Platform, 'clock'>;
  /** A reason why nothing can be tracked. */
  obstacle?: string | undefined;
  clock?: Clock | undefined;
  /** Finds the storage; nothing, where everything stays in memory. */
  openStorage(): KeyValueStorage | undefined | Promise<KeyValueStorage | undefined>;
  /** Watches what happens around the application while it tracks. @returns the end of it */
  watch?(client: Client, guard: Guard, clock: Clock): () => void;
}

/** Calls that are kept until the storage is there. */
const MOST_EARLY_CALLS = 1_000;
/** A storage that does not answer holds nothing up: tracking goes on without what it holds. */
const STORAGE_WAIT_MS = 5_000;

/** Begins to track, where that is possible and wanted. */
export function createAppTracking(parts: AppParts): AppTracking {
  const { options, platform } = parts;
  const { apiKey, endpoint, consent: wanted } = options;
  const isRequired = wanted === 'required';
  const counters = createCounters();
  const clock = createAppClock(parts.clock ?? systemClock);
  let consent: Consent | undefined;
  let store: Store | undefined;
  let client: Client | undefined;
  let unwatch: (() => void) | undefined;
  /** Calls that came before the storage; undefined once it is there. */
  let early: { at: number; run: () => void }[] | undefined = [];

  const tell = (...said: unknown[]) => {
    if (options.debug) console.warn('[crow]', ...said);
  };
  const guard = createGuard(counters, () => globalThis.performance?.now() ?? Date.now(), tell);
  const agreed = (changes?: Partial<Consent>): Consent => {
    const all = !isRequired;
    return { analytics: all, personalization: all, aiProcessing: all, ...consent, ...changes };
  };
  /** Runs now or once the storage is there; `always` for what must not be forgotten. */
  const step = (run: () => void, always = false) => {
    if (!early) guard(run)();
    else if (always || early.length < MOST_EARLY_CALLS) early.push({ at: clock.now(), run });
    else counters.dropped++;
  };
  const begin = (kept: Store) => {
    const isHeld = isRequired && !consent;
    if (!isHeld) kept.open();
    client = createClient({
      platform: { ...platform, clock, isAlone: true },
      options,
      store: kept,
      counters,
      guard,
      tell,
      isHeld,
    });
    if (consent) client.change({ consent });
    unwatch = parts.watch?.(client, guard, clock);
  };
  const end = (isLast: boolean) => {
    unwatch?.();
    if (isLast) client?.leave(false);
    client?.stop();
    client = undefined;
  };
  const open = guard((device: KeyValueStorage | undefined) => {
    store = createStore(() => (options.cookieless ? undefined : device), apiKey);
    consent = typeof wanted === 'object' ? agreed(wanted) : guard(JSON.parse)(store.get('consent') ?? 'null');
    if (consent?.analytics !== false) begin(store);
  });
  const start = (device: KeyValueStorage | undefined) => {
    open(device);
    const kept = early ?? [];
    early = undefined;
    for (const { at, run } of kept) clock.replay(at, guard(run));
  };
  const refuse = (reason: string) => {
    early = undefined;
    tell(`nothing is tracked: ${reason}`);
    guard(() => options.onError?.(new Error(`CROW tracks nothing: ${reason}`)))();
  };

  let started: Promise<void> | undefined;
  const { obstacle = apiKey && endpoint ? undefined : 'apiKey and endpoint are required' } = parts;
  if (obstacle) {
    refuse(obstacle);
  } else {
    const found = guard(parts.openStorage)();
    if (found instanceof Promise) {
      let cancel = () => {};
      const late = new Promise<undefined>((resolve) => {
        cancel = clock.after(STORAGE_WAIT_MS, () => resolve(undefined));
      });
      started = Promise.race([found.catch(() => undefined), late]).then((device) => {
        cancel();
        start(device);
      });
    } else {
      start(found);
    }
  }

  return {
    call: (it) => step(() => client && it(client)),
    async flush() {
      await started;
      await client?.flush();
    },
    setConsent: (given) =>
      step(() => {
        if (!store) return;
        consent = agreed(given);
        if (!consent.analytics) {
          end(false);
          for (const name of store.names('')) store.remove(name);
        }
        store.open();
        store.set('consent', JSON.stringify(consent));
        if (!consent.analytics) return;
        if (!client) begin(store);
        client?.release(agreed());
      }, true),
    shutdown: () => step(() => end(true), true),
    audit() {
      let storedCharacters = 0;
      for (const name of store?.names('') ?? []) storedCharacters += `${name}${store?.get(name)}`.length;
      return { ...counters, storedCharacters };
    },
  };
}
