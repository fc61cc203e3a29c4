import type { Tracker } from './core/context.ts';
import { createCounters, createGuard } from './core/counters.ts';
import { hide } from './core/element.ts';
import type { Navigation } from './core/navigation.ts';
import { teachRedaction } from './core/redact.ts';
import { asksForSilence } from './core/silence.ts';
import { createStore, type Store } from './core/storage.ts';
import type { Audit, Consent, CROWOptions } from './options.ts';
import { startTrackers } from './platforms/automatic-trackers.ts';
import { type BrowserRun, runInBrowser } from './platforms/browser.ts';
import type { ProductWatch } from './trackers/products.ts';

/** A run of the SDK, and the watch over products, which calls can feed as well. */
export type Run = BrowserRun & { products?: ProductWatch | undefined };

/** Whether there is tracking: not at all, once a person sees the page, now, or no longer. */
export interface Tracking {
  /** Runs a call, keeps it until a person sees the page, or forgets it. */
  call(call: (run: Run) => void): void;
  flush(): Promise<void> | undefined;
  setConsent(consent: Partial<Consent>): void;
  shutdown(): void;
  audit(): Audit;
}

/** Calls that are kept while the page is only prerendered. */
const MOST_EARLY_CALLS = 1_000;

/** Begins to track, where that is possible and wanted. */
export function createTracking(options: CROWOptions & { told?: boolean }): Tracking {
  const { apiKey, endpoint, autocapture = true, consent: wanted } = options;
  const isRequired = wanted === 'required';
  const counters = createCounters();
  let consent: Consent | undefined;
  let store: Store | undefined;
  let run: Run | undefined;
  /** Undefined when calls are not kept. */
  let early: ((run: Run) => void)[] | undefined;

  const tell = (...said: unknown[]) => {
    if (options.debug) console.warn('[crow]', ...said);
  };
  const guard = createGuard(counters, () => performance.now(), tell);
  const call = (it: (run: Run) => void) => {
    if (run) guard(it)(run);
    else if (early && early.length < MOST_EARLY_CALLS) early.push(it);
  };
  const agreed = (changes?: Partial<Consent>): Consent => {
    const all = !isRequired;
    return { analytics: all, personalization: all, aiProcessing: all, ...consent, ...changes };
  };
  const begin = (kept: Store, arrival: Navigation) => {
    const isHeld = isRequired && !consent;
    if (!isHeld) kept.open();
    const begun: Run = runInBrowser(
      { store: kept, options, counters, guard, tell, isHeld },
      options.told ? undefined : arrival,
    );
    const { client, context } = begun;
    if (consent) client.change({ consent });
    begun.products = startTrackers(context, autocapture);
    for (const plugin of options.plugins ?? []) guard(plugin as Tracker)(context);
    run = begun;
    early?.forEach(call);
    early = undefined;
  };
  const start = (kept: Store) => {
    early = [];
    const { prerendering } = document as Document & { prerendering?: boolean };
    const activate = guard((arrival: Navigation) => early && begin(kept, arrival));
    if (prerendering) document.addEventListener('prerenderingchange', () => activate('prerender'), { once: true });
    else activate('load');
  };
  const end = (isLast: boolean) => {
    early = undefined;
    call(({ stop }) => stop(isLast));
    run = undefined;
  };

  guard(() => {
    if (typeof document === 'undefined') return;
    if (!apiKey || !endpoint) return tell('nothing is tracked without apiKey and endpoint');
    if (options.respectDoNotTrack !== false && asksForSilence(window)) return;
    teachRedaction(options.allowParameters, options.maskPatterns);
    hide(options.maskSelectors, options.ignoreSelectors);
    store = createStore(() => (options.cookieless ? undefined : (options.storage ?? localStorage)), apiKey);
    consent = typeof wanted === 'object' ? agreed(wanted) : JSON.parse(store.get('consent') ?? 'null');
    if (consent?.analytics !== false) start(store);
  })();

  return {
    call,
    flush: () => run?.client.flush(),
    setConsent: guard((given) => {
      if (!store) return;
      consent = agreed(given);
      if (!consent.analytics) {
        end(false);
        for (const name of store.names('')) store.remove(name);
      }
      store.open();
      store.set('consent', JSON.stringify(consent));
      if (!consent.analytics) return;
      if (!run && !early) start(store);
      call(({ client }) => client.release(agreed()));
    }),
    shutdown: () => end(true),
    audit() {
      let storedCharacters = 0;
      for (const name of store?.names('') ?? []) storedCharacters += `${name}${store?.get(name)}`.length;
      return { ...counters, storedCharacters };
    },
  };
}
