import { createCounters } from '../core/counters.ts';
import { type CROWOptions, CROWTracker } from '../index.ts';

/**
 * A tracker for components: it exists from the first render, and begins with {@link Handle.open}. Rendering may
 * happen twice or for nothing, and on a server; a tracker may not. Calls before the beginning are kept.
 */
export interface Handle<Tracker> {
  tracker: Tracker;
  open(): void;
  /** Ends tracking, unless the handle is opened again right away, as StrictMode does. */
  close(): void;
}

type Method = (...given: unknown[]) => unknown;

/** A tracker with these options has all methods, and does nothing. */
const NOWHERE: CROWOptions = { apiKey: '', endpoint: '' };
const MOST_EARLY_CALLS = 1_000;

/** Makes a handle whose tracker is made by `create`. */
export function createHandle(create: () => CROWTracker): Handle<CROWTracker> {
  let real: CROWTracker | undefined;
  let early: (() => void)[] = [];
  let closing: ReturnType<typeof setTimeout> | undefined;

  const call = (name: string, given: unknown[]): unknown => {
    if (real) return (real as unknown as Record<string, Method>)[name]?.apply(real, given);
    if (name === 'audit') return { ...createCounters(), storedCharacters: 0 };
    if (early.length < MOST_EARLY_CALLS) early.push(() => call(name, given));
    return name === 'flush' ? Promise.resolve() : undefined;
  };
  // It has the methods of every tracker and passes them on, so its type is the tracker's.
  const tracker = {} as CROWTracker;
  for (const name in new CROWTracker(NOWHERE)) {
    Object.assign(tracker, { [name]: (...given: unknown[]) => call(name, given) });
  }

  return {
    tracker,
    open() {
      clearTimeout(closing);
      if (real) return;
      real = create();
      const calls = early;
      early = [];
      for (const each of calls) each();
    },
    close() {
      closing = setTimeout(() => {
        real?.shutdown();
        real = undefined;
      });
    },
  };
}
