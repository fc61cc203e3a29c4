import type { TrackerContext } from '../core/context.ts';
import { shareOf } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import { createStopwatch } from '../core/stopwatch.ts';
import type { TrackedProduct } from '../core/tracked-event.ts';
import { type FoundProduct, productOfPage } from './product-markup.ts';

/** A product that is being looked at. */
type Shown = Omit<FoundProduct, 'found'> & { found: FoundProduct['found'] | 'call' };

/** Watches which product the page shows, for how long it is visible, and how far down the visitor came. */
export interface ProductWatch {
  /** The caller names the product of this page, which counts before markup. */
  show(product: TrackedProduct): void;
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
  const { later, listen, onLeave, onNavigation, onStop } = context;
  const stopwatch = createStopwatch(() => performance.now());
  let shown: Shown | undefined;
  /** The page the view began on: when it ends, the address may be the next one's already. */
  let page: Page;
  /** CSS pixels from the top of the page. */
  let deepest: number;
  let containerDepth: number | undefined;
  let isTold: boolean;
  /** What the head of the page describes, and where it first did: applications may leave it there for later pages. */
  let headId: string | undefined;
  let headPath: string;
  let cancelTell = () => {};
  let isLookDue = false;

  const noteDepth = () => {
    deepest = Math.max(deepest, scrollY + innerHeight);
    const { top, height } = shown?.element?.getBoundingClientRect() ?? {};
    if (height) containerDepth = Math.max(containerDepth ?? 0, shareOf(innerHeight - Number(top), height));
  };
  const tell = () => {
    const visibleMs = Math.round(stopwatch.read());
    if (!shown || (isTold && !visibleMs)) return;
    isTold = true;
    stopwatch.reset();
    const { product, found } = shown;
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
    if (isTold || stopwatch.read() >= GLANCE_MS) tell();
    shown = undefined;
  };
  const begin = (next: Shown) => {
    end();
    stopwatch.reset();
    shown = next;
    page = context.page();
    deepest = 0;
    containerDepth = undefined;
    isTold = false;
    noteDepth();
    tellLater(FIRST_MS);
  };
  const look = () => {
    if (shown?.found === 'call') return;
    const next = productOfPage();
    const id = next?.product.id;
    const path = location.pathname;
    if (next?.element) headId = undefined;
    else if (headId !== id) {
      headId = id;
      headPath = path;
    }
    if (!next || (headId && headPath !== path)) end();
    else if (shown?.product.id === id) shown = next;
    else begin(next);
  };
  const lookSoon = () => {
    if (isLookDue) return;
    isLookDue = true;
    later(SETTLED_MS, () => {
      isLookDue = false;
      look();
    });
  };
  const noteVisibility = () => stopwatch.run(!document.hidden);

  listen(document, 'visibilitychange', noteVisibility);
  listen(window, 'scroll', noteDepth);
  onLeave(() => {
    stopwatch.run(false);
    tell();
  });
  onStop(end);
  onNavigation((kind) => {
    if (kind === 'hash') return;
    end();
    if (fromMarkup) lookSoon();
  });
  noteVisibility();
  if (fromMarkup) {
    const observer = new MutationObserver(lookSoon);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-crow-product'],
    });
    onStop(() => observer.disconnect());
    look();
  }
  return { show: (product) => begin({ product, found: 'call' }) };
}
