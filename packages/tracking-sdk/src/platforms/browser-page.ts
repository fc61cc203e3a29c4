import type { Navigation } from '../core/navigation.ts';
import type { KeyValueStorage } from '../options.ts';

/** The page's `localStorage`; undefined where reading the property is already forbidden. */
export function localStorageOf(window: Window): KeyValueStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined; // sandboxed frame, or storage blocked by the browser's settings
  }
}

/** Calls when a person sees the page: at once, or when a prerendered page is activated. */
export function whenActivated(document: Document, call: (arrival: Navigation) => void): void {
  const { prerendering } = document as Document & { prerendering?: boolean };
  if (prerendering) document.addEventListener('prerenderingchange', () => call('prerender'), { once: true });
  else call('load');
}
