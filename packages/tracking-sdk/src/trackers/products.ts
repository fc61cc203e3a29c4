import type { TrackerContext } from '../core/context.ts';
import { shareOf } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import { createStopwatch } from '../core/stopwatch.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';
import { type FoundProduct, productOfPage } from './product-markup.ts';

/** A product that is being looked at. */
interface View {
  shown: { product: TrackedProduct; found: FoundProduct['found'] | 'call'; element?: Element };
  /** The page it began on: when the view ends, the address may be the next one's already. */
  page: Page;
  /** CSS pixels from the top of the page. */
  deepest: number;
  containerDepth?: number;
  isTold?: boolean;
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
  const { window, listen } = context;
  const stopwatch = createStopwatch(() => performance.now());
  let view: View | undefined;
  /** What the head of the page describes, and where it first did: applications may leave it there for later pages. */
  let head: { id: string; path: string } | undefined;
  let cancelTell = () => {};
  let cancelLook: (() => void) | undefined;

  const later = (ms: number, call: () => void) => context.clock.after(ms, context.guard(call));
  const noteDepth = () => {
    if (!view) return;
    view.deepest = Math.max(view.deepest, scrollY + innerHeight);
    const { element } = view.shown;
    if (!element) return;
    const { top, height } = element.getBoundingClientRect();
    view.containerDepth = Math.max(view.containerDepth ?? 0, shareOf(innerHeight - top, height));
  };
  const tell = () => {
    if (!view) return;
    const visibleMs = Math.round(stopwatch.read());
    if (view.isTold && visibleMs === 0) return;
    view.isTold = true;
    stopwatch.reset();
    const { product, found } = view.shown;
    const { page, deepest, containerDepth } = view;
    const scrollDepth = shareOf(deepest, document.documentElement.scrollHeight);
    context.emit({ type: 'product_view', product, found, visibleMs, scrollDepth, containerDepth }, page);
  };
  const tellLater = (ms: number) => {
    cancelTell();
    cancelTell = later(ms, () => {
      tell();
      tellLater(NEXT_MS);
    });
  };
  const end = () => {
    cancelTell();
    if (view?.isTold || stopwatch.read() >= GLANCE_MS) tell();
    view = undefined;
  };
  const begin = (shown: View['shown']) => {
    end();
    stopwatch.reset();
    view = { shown, page: context.page(), deepest: 0 };
    noteDepth();
    tellLater(FIRST_MS);
  };
  const look = () => {
    if (view?.shown.found === 'call') return;
    const shown = productOfPage();
    const path = location.pathname;
    if (!shown || shown.element) head = undefined;
    else if (head?.id !== shown.product.id) head = { id: shown.product.id, path };
    if (!shown || (head && head.path !== path)) end();
    else if (view?.shown.product.id === shown.product.id) view.shown = shown;
    else begin(shown);
  };
  const lookSoon = () => {
    cancelLook ??= later(SETTLED_MS, () => {
      cancelLook = undefined;
      look();
    });
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
      attributeFilter: ['data-crow-product'],
    });
    stops.push(() => observer.disconnect());
    look();
  }
  return {
    show: (product) => begin({ product, found: 'call' }),
    stop() {
      end();
      cancelLook?.();
      for (const stop of stops) stop();
    },
  };
}
