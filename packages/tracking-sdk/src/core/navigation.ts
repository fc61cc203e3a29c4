import type { TrackerContext } from './context.ts';

/** How the visitor came to a page. */
export type Navigation = 'load' | 'route' | 'hash' | 'back_forward_cache' | 'prerender';

/**
 * Watches the navigations that load no document: History API, hash, and returns from the back/forward cache. A change
 * that leaves the address as it was is none.
 * @param tell is called after each change; it does not throw
 */
export function watchNavigation(
  context: Pick<TrackerContext, 'listen' | 'onStop'>,
  tell: (kind: Navigation) => void,
): void {
  let before = location.href;
  const compare = () => {
    const from = before;
    before = location.href;
    if (before !== from) tell(documentOf(before) === documentOf(from) ? 'hash' : 'route');
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    const wrapper: typeof original = (...args) => {
      original.apply(history, args);
      compare();
    };
    history[name] = wrapper;
    // A wrapper that somebody wrapped again can't be taken out; after the stop nobody listens to what it tells.
    context.onStop(() => {
      if (history[name] === wrapper) history[name] = original;
    });
  }
  // Also tells of changes of the hash (HTML standard, "update document for history step application").
  context.listen('popstate', compare);
  context.listen<PageTransitionEvent>('pageshow', ({ persisted }) => persisted && tell('back_forward_cache'));
}

/** The address without its hash, unless the application keeps its routes there: `#/cart`, `#!cart`. */
function documentOf(url: string): string {
  return url.replace(/#(?![/!]).*/s, '');
}
