import type { TrackerContext } from '../core/context.ts';
import { now, shareOf } from '../core/element.ts';
import type { Page } from '../core/page.ts';
import { productBy } from '../core/product.ts';
import { type FoundProduct, productOfPage } from './product-markup.ts';

/** A product that is being looked at; one that a caller named has no element. */
type Shown = Pick<FoundProduct, 'product'> & { found: FoundProduct['found'] | 'call'; element?: Element };

/** Takes a product that a caller names as the one of this page, which counts before markup. */
export type ProductWatch = (given: unknown) => void;

/** Applications change their page in many small steps; one look after them is enough. */
const SETTLED_MS = 150;
/** The first event of a view says that it happened, the next ones add time. */
const FIRST_MS = 1_000;
/** Shorter is no look: applications leave the old page standing for a moment after the address changed. */
const GLANCE_MS = 300;
const LEAST_MS = 100;

/**
 * Watches which product the page shows, for how long it is visible, and how far down the visitor came. A view is told
 * after a second, when the page is hidden or left, and when it ends; each event carries the visible time since the one
 * before, so that their sum is the duration.
 */
export function watchProducts(context: TrackerContext, fromMarkup: boolean): ProductWatch {
  const { later, listen, onStop } = context;
  let shown: Shown | undefined;
  /** The page the view began on: when it ends, the address may be the next one's already. */
  let origin: Page;
  /** How far down the visitor came, as shares of the page and of the product's own element. */
  let scrollDepth: number | undefined;
  let containerDepth: number | undefined;
  /** Visible time that is not told yet, and since when more of it goes by, milliseconds. */
  let visibleMs = 0;
  let since = Number.NaN;
  /** What has been told already goes on by less than a glance, but not by what passes between being hidden and left. */
  let shortest: number;
  /** Where a product was first described by what nobody sees: applications may leave it there for later pages. */
  const homes: Record<string, string> = {};
  let isLookDue: boolean | undefined;

  const count = () => {
    visibleMs += now() - since || 0;
    since = document.hidden ? Number.NaN : now();
  };
  /** An element without a height is not to be seen. */
  const depthOf = (element: Element | undefined, before = 0) =>
    element?.scrollHeight
      ? Math.max(before, shareOf(innerHeight - element.getBoundingClientRect().top, element.scrollHeight))
      : undefined;
  const noteDepth = () => {
    scrollDepth = depthOf(document.documentElement, scrollDepth);
    containerDepth = depthOf(shown?.element, containerDepth);
  };
  const tell = () => {
    count();
    if (!shown || visibleMs < shortest) return;
    const { product, found } = shown;
    context.emit({ type: 'product_view', product, found, visibleMs, scrollDepth, containerDepth }, origin);
    visibleMs = 0;
    shortest = LEAST_MS;
  };
  const end = () => {
    tell();
    shown = undefined;
  };
  const begin = (next: Shown) => {
    end();
    shown = next;
    origin = context.page();
    visibleMs = scrollDepth = containerDepth = 0;
    shortest = GLANCE_MS;
    noteDepth();
    later(FIRST_MS, tell);
  };
  const look = () => {
    isLookDue = false;
    if (shown && !shown.element) return; // named by a call
    const next = productOfPage();
    const id = `${next?.product.id}`;
    const { pathname } = location;
    homes[id] = (!next?.element.scrollHeight && homes[id]) || pathname;
    if (!next || homes[id] !== pathname) end();
    else if (shown?.product.id === id) shown = next;
    else begin(next);
  };
  const lookSoon = () => {
    if (fromMarkup && !isLookDue) later(SETTLED_MS, look);
    isLookDue = true;
  };

  count();
  listen('visibilitychange', count);
  listen('scroll', noteDepth);
  context.onLeave(tell);
  onStop(end);
  context.onNavigation((kind) => {
    if (kind === 'hash') return;
    end();
    lookSoon();
  });
  const observer = new MutationObserver(lookSoon);
  if (fromMarkup) {
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['data-crow-product'] });
    // The page is searched and laid out for it; that need not be in the task in which the script comes.
    later(0, look);
  }
  onStop(() => observer.disconnect());
  return (given) => {
    for (const product of productBy(given)) begin({ product, found: 'call' });
  };
}
