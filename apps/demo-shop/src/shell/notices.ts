import { useSyncExternalStore } from 'react';

/** A short message at the edge of the window. */
export interface Notice {
  /** Counts up, so that the same words can be said twice. */
  id: number;
  text: string;
  /** Where to go from here. */
  link?: { to: string; label: string };
}

const VISIBLE_MS = 6_000;
const listeners = new Set<() => void>();
let notice: Notice | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message, in place of the one before, for some seconds. */
export function showNotice(text: string, link?: Notice['link']): void {
  put({ id: (notice?.id ?? 0) + 1, text, ...(link ? { link } : {}) });
  clearTimeout(timer);
  timer = setTimeout(hideNotice, VISIBLE_MS);
}

export function hideNotice(): void {
  clearTimeout(timer);
  put(undefined);
}

export function useNotice(): Notice | undefined {
  return useSyncExternalStore(subscribe, () => notice);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function put(next: Notice | undefined): void {
  notice = next;
  for (const listener of listeners) listener();
}
