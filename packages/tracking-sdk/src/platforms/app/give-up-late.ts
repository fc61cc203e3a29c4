import type { Clock } from '../../core/clock.ts';
import { type Fetch, TIMEOUT_MS } from '../../core/transport.ts';

/** A `fetch` that gives a server up which does not answer; not every engine has `AbortSignal.timeout`. */
export function giveUpLate(fetch: Fetch, clock: Clock): Fetch {
  return async (url, init) => {
    const abort = new AbortController();
    const cancel = clock.after(TIMEOUT_MS, () => abort.abort());
    try {
      return await fetch(url, { ...init, signal: abort.signal });
    } finally {
      cancel();
    }
  };
}
