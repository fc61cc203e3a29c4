import { createCalls } from './core/calls.ts';
import type { PluginTracker } from './core/context.ts';
import { now as wholeNow } from './core/element.ts';
import type { Navigation } from './core/navigation.ts';
import { asksForSilence } from './core/silence.ts';
import { createTracking } from './core/tracking.ts';
import type { AnyEvents, Calls, CROWOptions, Product } from './options.ts';
import { startTrackers } from './platforms/automatic-trackers.ts';
import { browserPlatform } from './platforms/browser.ts';
import { watchPage } from './platforms/page-watch.ts';
import { pageViewOf } from './trackers/page-views.ts';
import type { ProductWatch } from './trackers/products.ts';

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
  const { autocapture = true, plugins = [], endpoint } = options;
  const now = () => performance.now();
  let arrival: Navigation = 'load';
  let products: ProductWatch | undefined;
  const platform = browserPlatform(options);
  const tracking = createTracking(platform, options, now, () => {
    const { emit, page, leave, resume } = client;
    const watch = watchPage(
      { guard, arrival: options.told ? undefined : arrival, endpoint, emit, page },
      leave,
      resume,
    );
    const { context } = watch;
    context.listen('online', resume);
    products = startTrackers(context, autocapture);
    const { listen, onNavigation, onStop } = context;
    const given = { guard, endpoint, emit, listen, onNavigation, onStop };
    for (const plugin of plugins) guard(plugin as PluginTracker)(given);
    return watch.stop;
  });
  const { call, guard, tell, client } = tracking;

  guard(() => {
    const isKnown = options.apiKey && endpoint;
    if (!isKnown) tell('no apiKey/endpoint');
    if (!globalThis.document || !isKnown || (options.respectDoNotTrack !== false && asksForSilence()))
      return tracking.refuse();
    const start = () => tracking.start(() => options.storage ?? localStorage);
    // Browsers open the storages for a listener, which can wait.
    platform.clock.after(0, () => addEventListener('storage', tracking.hear));
    if ((document as Document & { prerendering?: boolean }).prerendering) {
      arrival = 'prerender';
      document.addEventListener('prerenderingchange', start, { once: true });
    } else start();
  })();

  const calls = createCalls(tracking, wholeNow);
  return {
    ...calls,
    page: () => call(() => client.emit(pageViewOf('manual'))),
    productView: (product) => call(() => products?.(product)),
  };
}

export const CROWTracker = class {
  constructor(options = {} as CROWOptions) {
    const tracker = createTracker(options);
    Object.assign(this, tracker);
  }
} as new <Events extends object = AnyEvents>(
  options: CROWOptions,
) => CROWTracker<Events>;
