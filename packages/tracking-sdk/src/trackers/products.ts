import type { TrackerContext } from '../core/context.ts';
import type { Page } from '../core/page.ts';
import { createStopwatch } from '../core/stopwatch.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';
import { productOfPage } from './product-markup.ts';

type Found = 'attribute' | 'json_ld' | 'call';

/** A product that is being looked at. */
interface View {
  product: TrackedProduct;
  found: Found;
  /** The page it began on: when the view ends, the address may be the next one's already. */
  page: Page;
  deepest: number;
  isTold: boolean;
}

/** Watches which product the page shows, for how long it is visible, and how far down the visitor came. */
export interface ProductWatch {
  /** The caller names the product of this page, which counts before markup. */
  show(product: TrackedProduct): void;
  stop(): void;
}

/** Applications change their page in many small steps; one look after them is enough. */
const SETTLED_MS = 150;
/** The first event of a view says that it happened, the next ones add time. */
const FIRST_MS = 1_000;
const NEXT_MS = 30_000;
/** Shorter is no look: applications leave the old page standing for a moment after the address changed. */
const GLANCE_MS = 300;

/**
 * Starts the watch. A view is told after a second, then every half minute, and when it ends; each event carries the
 * visible time since the one before, so that their sum is the duration.
 */
export function watchProducts(context: TrackerContext, fromMarkup: boolean): ProductWatch {
  const { window, clock, guard, listen } = context;
  const { document } = window;
  const stopwatch = createStopwatch(() => window.performance.now());
  let view: View | undefined;
  let cancelTell = () => {};
  let cancelLook: (() => void) | undefined;

  const noteDepth = () => {
    if (view) view.deepest = Math.max(view.deepest, window.scrollY + window.innerHeight);
  };
  const tell = () => {
    if (!view) return;
    const visibleMs = Math.round(stopwatch.read());
    if (view.isTold && visibleMs === 0) return;
    view.isTold = true;
    stopwatch.reset();
    const { product, found, page, deepest } = view;
    const scrollDepth = Math.min(1, Math.round((deepest / document.documentElement.scrollHeight) * 100) / 100 || 0);
    context.emit({ type: 'product_view', product, found, visibleMs, scrollDepth }, page);
  };
  const tellLater = (ms: number) => {
    cancelTell();
    cancelTell = clock.after(
      ms,
      guard(() => {
        tell();
        tellLater(NEXT_MS);
      }),
    );
  };
  const end = () => {
    cancelTell();
    if (view?.isTold || stopwatch.read() >= GLANCE_MS) tell();
    view = undefined;
  };
  const begin = (product: TrackedProduct, found: Found) => {
    end();
    stopwatch.reset();
    view = { product, found, page: context.page(), deepest: 0, isTold: false };
    noteDepth();
    tellLater(FIRST_MS);
  };
  const look = () => {
    if (view?.found === 'call') return;
    const shown = productOfPage(document);
    if (!shown) end();
    else if (shown.product.id !== view?.product.id) begin(shown.product, shown.found);
  };
  const lookSoon = () => {
    cancelLook ??= clock.after(
      SETTLED_MS,
      guard(() => {
        cancelLook = undefined;
        look();
      }),
    );
  };
  const noteVisibility = () => stopwatch.run(!document.hidden);

  const stops = [
    listen(document, 'visibilitychange', noteVisibility),
    listen(window, 'scroll', noteDepth),
    context.onLeave(() => {
      stopwatch.run(false);
      tell();
    }),
    context.onNavigation((kind) => {
      if (kind === 'hash') return;
      end();
      if (fromMarkup) lookSoon();
    }),
  ];
  noteVisibility();
  if (fromMarkup) {
    const observer = new MutationObserver(lookSoon);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-crow-product'],
    });
    stops.push(() => observer.disconnect());
    look();
  }
  return {
    show: (product) => begin(product, 'call'),
    stop() {
      end();
      cancelLook?.();
      for (const stop of stops) stop();
    },
  };
}
