import type { Clock } from '../../core/clock.ts';
import { type Fetch, TIMEOUT_MS } from '../../core/transport.ts';

/** A `fetch` that gives a server up which does not answer; not every engine has `AbortSignal.timeout`. */
export function giveUpLate(fetch: Fetch, clock: Clock): Fetch {
  return (url, init) => {
    const abort = new AbortController();
    // An answer that has begun may still never end; to one that has ended this does nothing.
    clock.after(TIMEOUT_MS, () => abort.abort());
    return fetch(url, { ...init, signal: abort.signal });
  };
}
