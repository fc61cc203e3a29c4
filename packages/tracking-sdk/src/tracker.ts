import { createCalls } from './core/calls.ts';
import type { Navigation } from './core/navigation.ts';
import { asksForSilence } from './core/silence.ts';
import { createTracking } from './core/tracking.ts';
import type { AnyEvents, Calls, CROWOptions, Product } from './options.ts';
import { type BrowserRun, runInBrowser } from './platforms/browser.ts';
import { pageViewOf } from './trackers/page-views.ts';

/**
 * Tracks what visitors do on a page and delivers it to CROW.
 *
 * It begins with its construction. No method throws into the page, and none does anything where tracking is not
 * possible or not wanted: on a server, with Do Not Track or Global Privacy Control, after `optOut`.
 *
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 * @example
 * const crow = new CROWTracker({ apiKey: 'crow_pk_…', endpoint: 'https://crow.example' });
 * crow.track('newsletter_signup', { placement: 'footer' });
 */
export interface CROWTracker<Events extends object = AnyEvents> extends Calls<Events> {
  /** Sends a page view, for navigations that change no address. */
  page(): void;
  /** Says which product this page shows. Its visible time counts until the next navigation or the next call. */
  productView(product: Product): void;
}

function createTracker(options: CROWOptions): CROWTracker {
  const now = () => performance.now();
  let arrival: Navigation = 'load';
  const tracking = createTracking<BrowserRun>(options, now, (parts) =>
    runInBrowser(parts, options.told ? undefined : arrival),
  );
  const { call, guard, tell } = tracking;

  guard(() => {
    const isKnown = options.apiKey && options.endpoint;
    if (!isKnown) tell('apiKey and endpoint are required');
    const isInPage = typeof document !== 'undefined';
    if (!isInPage || !isKnown || (options.respectDoNotTrack !== false && asksForSilence())) return tracking.refuse();
    const start = () => tracking.start(() => options.storage ?? localStorage);
    addEventListener('storage', tracking.hear);
    if ((document as Document & { prerendering?: boolean }).prerendering) {
      arrival = 'prerender';
      document.addEventListener('prerenderingchange', start, { once: true });
    } else start();
  })();

  const calls = createCalls(tracking, now);
  return {
    ...calls,
    page: () => call(({ emit }) => emit(pageViewOf('manual'))),
    productView: (product) => call((run) => run.productView(product)),
  };
}

export const CROWTracker = class {
  constructor(options = {} as CROWOptions) {
    const tracker = createTracker(options);
    // biome-ignore lint/correctness/noConstructorReturn: its calls work without their object, as in `onClick={crow.flush}`
    return tracker;
  }
} as new <Events extends object = AnyEvents>(
  options: CROWOptions,
) => CROWTracker<Events>;
