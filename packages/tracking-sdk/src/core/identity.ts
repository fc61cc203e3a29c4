import type { Consent, Properties } from '../options.ts';
import type { Clock } from './clock.ts';
import { makeId } from './ids.ts';
import type { Store } from './storage.ts';

/** How long this tab trusts its own picture of what all tabs share. */
const FRESH_MS = 1_000;

/** Who uses the page, and what holds for all that they do. */
export interface Person {
  /** A first-party id of the browser; none in cookieless mode. */
  visitorId?: string | undefined;
  /** The customer's own id, once the page told it. */
  userId?: string | undefined;
  groupId?: string | undefined;
  /** Registered properties. */
  properties?: Properties | undefined;
  consent?: Consent | undefined;
}

interface Kept extends Person {
  sessionId: string;
  activeAt: number;
}

/** The person and the session that all tabs of a browser share. */
export interface Identity {
  /**
   * Notes activity; begins a new session after a pause of `idleMs`. Sessions that last too long are refused
   * by the server, which leads to a new one as well.
   * @returns what batches say of person and session, as JSON: equal texts may share a batch
   */
  touch(): string;
  /** What is known of person and session now. */
  person(): Person & { sessionId: string };
  change(changes: Person): void;
  /** Begins a new session now. */
  renew(changes?: Person): void;
}

/** Opens what the storage holds of person and session, or begins anew. */
export function createIdentity(store: Store, clock: Clock, idleMs: number, visitorId: string | undefined): Identity {
  let kept: Kept = { sessionId: '', activeAt: 0, visitorId };
  let text = '';
  let sharedAt = 0;

  /** Takes over what other tabs wrote; the page may have cleared it, or written over it. */
  const read = () => {
    try {
      const found = JSON.parse(`${store.get('id')}`) as Kept;
      if (/^ses_\w{20}$/.test(found.sessionId)) kept = found;
    } catch {} // nothing readable there: what this tab knows is right
  };
  const write = (changes: Partial<Kept>) => {
    kept = { ...kept, ...changes };
    sharedAt = clock.now();
    store.set('id', JSON.stringify(kept));
    const { activeAt, ...told } = kept;
    text = JSON.stringify(told);
  };
  const renew = (changes?: Person) => write({ sessionId: makeId('ses_'), activeAt: clock.now(), ...changes });

  read();
  return {
    renew,
    person: () => kept,
    change(changes) {
      read();
      write(changes);
    },
    touch() {
      const now = clock.now();
      // A clock that was set back makes a stored time lie ahead, so distances count in both directions.
      const isOver = (at: number, ms: number) => Math.abs(now - at) >= ms;
      const isStale = isOver(sharedAt, FRESH_MS);
      if (isStale) read();
      if (isOver(kept.activeAt, idleMs)) renew();
      else if (isStale) write({ activeAt: now });
      else kept.activeAt = now;
      return text;
    },
  };
}
