import type { Tracker } from './core/context.ts';
import { createGuard } from './core/counters.ts';
import { asksForSilence } from './core/silence.ts';
import { createStore, type Store } from './core/storage.ts';
import type { Autocapture, Counters, CROWOptions } from './options.ts';
import { type BrowserRun, runInBrowser } from './platforms/browser.ts';
import { localStorageOf, whenActivated } from './platforms/browser-page.ts';
import { trackClicks } from './trackers/clicks.ts';
import { trackForms } from './trackers/forms.ts';
import { trackPageViews } from './trackers/page-views.ts';
import { type ProductWatch, watchProducts } from './trackers/products.ts';

/** A run of the SDK, and the watch over products, which calls can feed as well. */
export type Run = BrowserRun & { products?: ProductWatch };

/** Whether there is tracking: not at all, once a person sees the page, now, or no longer. */
export interface Tracking {
  /** Runs a call, keeps it until a person sees the page, or forgets it. */
  call(call: (run: Run) => void): void;
  flush(): Promise<void> | undefined;
  optOut(): void;
  optIn(): void;
  shutdown(): void;
}

/** Calls that are kept while the page is only prerendered. */
const MOST_EARLY_CALLS = 1_000;

/** Begins to track, where that is possible and wanted. */
export function createTracking(options: CROWOptions, counters: Counters): Tracking {
  const { apiKey, endpoint, autocapture = true } = options;
  let store: Store | undefined;
  let run: Run | undefined;
  /** Undefined when calls are not kept. */
  let early: ((run: Run) => void)[] | undefined;

  const tell = (...said: unknown[]) => {
    if (options.debug) console.warn('[crow]', ...said);
  };
  const guard = createGuard(counters, tell);
  const call = (it: (run: Run) => void) => {
    if (run) guard(it)(run);
    else if (early && early.length < MOST_EARLY_CALLS) early.push(it);
  };
  const start = (kept: Store) => {
    early = [];
    whenActivated(
      document,
      guard((seen) => {
        if (!early) return;
        const begun: Run = runInBrowser({
          window,
          store: kept,
          arrival: options.told ? undefined : seen,
          options,
          counters,
          guard,
          tell,
        });
        const begin = (name: keyof Autocapture, tracker: Tracker) => {
          if (autocapture === true || (autocapture && autocapture[name] !== false)) begun.start(tracker);
        };
        // Products come first: the view of a product ends before the view of the next page begins.
        begin('products', (context) => {
          begun.products = watchProducts(context, true);
          return begun.products.stop;
        });
        begin('pageViews', trackPageViews);
        begin('clicks', trackClicks);
        begin('forms', trackForms);
        run = begun;
        early.forEach(call);
        early = undefined;
      }),
    );
  };
  const end = (how: (run: Run) => void) => {
    early = undefined;
    call(how);
    run = undefined;
  };

  guard(() => {
    if (typeof document === 'undefined') return;
    if (!apiKey || !endpoint) return tell('nothing is tracked without apiKey and endpoint');
    if (options.respectDoNotTrack !== false && asksForSilence(window)) return;
    store = createStore(options.cookieless ? undefined : (options.storage ?? localStorageOf(window)), apiKey);
    if (!store.get('opt-out')) start(store);
  })();

  return {
    call,
    flush: () => run?.client.flush(),
    optOut() {
      end(({ discard }) => discard());
      for (const name of store?.names('') ?? []) store?.remove(name);
      store?.set('opt-out', '1');
    },
    optIn() {
      if (!store || run || early) return;
      store.remove('opt-out');
      start(store);
    },
    shutdown: () => end(({ stop }) => stop()),
  };
}
