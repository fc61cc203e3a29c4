import type { Guard } from './counters.ts';
import type { Listen } from './listen.ts';

/** How the visitor came to a page. */
export type Navigation = 'load' | 'route' | 'hash' | 'back_forward_cache' | 'prerender';

export interface NavigationWatch {
  /** Calls back after each change of the page, in the order of registration. @returns the end of it */
  onChange(listener: (kind: Navigation) => void): () => void;
  stop(): void;
}

/**
 * Watches the navigations that load no document: History API, hash, and returns from the back/forward cache.
 * A change that leaves the address as it was is none.
 */
export function watchNavigation(window: Window, guard: Guard, listen: Listen): NavigationWatch {
  const { history, location } = window;
  const listeners = new Set<(kind: Navigation) => void>();
  const stops: (() => void)[] = [];
  let before = location.href;
  let stopped = false;

  const tell = (kind: Navigation) => {
    for (const listener of listeners) guard(listener)(kind);
  };
  const compare = guard(() => {
    const now = location.href;
    if (stopped || now === before) return;
    const isHash = documentOf(now) === documentOf(before);
    before = now;
    tell(isHash ? 'hash' : 'route');
  });

  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    // A wrapper that somebody wrapped again can't be taken out; after the stop it only passes calls on.
    const wrapper: typeof original = function (this: History, ...args) {
      original.apply(this, args);
      compare();
    };
    history[name] = wrapper;
    stops.push(() => {
      if (history[name] === wrapper) history[name] = original;
    });
  }
  stops.push(
    listen(window, 'popstate', compare),
    listen(window, 'hashchange', compare),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (persisted) tell('back_forward_cache');
    }),
  );

  return {
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      stopped = true;
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}

/** The address without its hash, unless the application keeps its routes there: `#/cart`, `#!cart`. */
function documentOf(url: string): string {
  return url.replace(/#(?![/!]).*/s, '');
}
