import type { Clock } from './clock.ts';
import { makeId } from './ids.ts';
import type { Store } from './storage.ts';

/** Longest session, also without a pause: the server's limit. */
const LONGEST_MS = 24 * 60 * 60 * 1000;
/** How long this tab trusts its own picture of the session that all tabs share. */
const FRESH_MS = 1_000;

/** The session that all tabs of a browser share. */
export interface Session {
  /** Notes activity; begins a new session after a pause of `idleMs` or 24 hours. @returns its id */
  touch(): string;
  /** Begins a new session now. @returns its id */
  renew(): string;
}

/** Opens the session that the storage holds, `<id> <began> <last activity>`, or the next one. */
export function createSession(store: Store, clock: Clock, idleMs: number): Session {
  let id = '';
  let startedAt = 0;
  let activeAt = 0;
  let sharedAt = 0;

  const share = (now: number) => {
    sharedAt = activeAt = now;
    store.set('session', `${id} ${startedAt} ${now}`);
    return id;
  };
  const renew = () => {
    id = makeId('ses_');
    startedAt = clock.now();
    return share(startedAt);
  };
  const read = () => {
    const [, storedId, start, last] = /^(ses_[\w-]{1,60}) (\d+) (\d+)$/.exec(store.get('session') ?? '') ?? [];
    if (!storedId) return;
    activeAt = Math.max(storedId === id ? activeAt : 0, Number(last));
    id = storedId;
    startedAt = Number(start);
  };

  return {
    renew,
    touch() {
      const now = clock.now();
      // A clock that was set back makes a stored time lie ahead, so distances count in both directions.
      const isOver = (at: number, ms: number) => Math.abs(now - at) >= ms;
      const isStale = isOver(sharedAt, FRESH_MS);
      if (isStale) read();
      if (!id || isOver(activeAt, idleMs) || isOver(startedAt, LONGEST_MS)) return renew();
      if (isStale) return share(now);
      activeAt = now;
      return id;
    },
  };
}
