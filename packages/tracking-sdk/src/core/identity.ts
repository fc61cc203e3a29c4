import type { Consent, Properties } from '../options.ts';
import { parsed } from './attempt.ts';
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

/** The person and the session that all tabs of a browser share. */
export interface Identity {
  /**
   * Notes activity at a time, Unix milliseconds; begins a new session after a pause of `idleMs`. One that lasts too long is continued in another by
   * the server.
   * @returns what batches say of person and session, as JSON: equal texts may share a batch
   */
  touch(now: number): string;
  /** What is known of person and session now. */
  person(): Person;
  change(changes: Person): void;
  /** Another person uses the device from now on: new visitor, new session. */
  reset(): void;
}

/**
 * Follows person and session, as the storage holds them.
 * @param newVisitor makes the id of a browser that has none
 */
export function createIdentity(store: Store, idleMs: number, newVisitor: () => string | undefined): Identity {
  let kept: Person & { sessionId?: string } = {};
  /** The same as a text, as it is on the device. */
  let text = '';
  let activeAt = 0;
  let sharedAt = 0;

  /** Takes over what other tabs wrote; the page may have cleared it, or written over it. */
  const read = () => {
    const found = store.get('id');
    const person = parsed(found);
    // Nothing readable there: what this tab knows is right.
    if (!person?.sessionId) return;
    kept = person;
    text = found as string; // it was readable
    activeAt = Number(store.get('at')) || 0;
  };
  const write = (changes: Person & { sessionId?: string }) => {
    kept = { ...kept, ...changes };
    text = JSON.stringify(kept);
    store.set('id', text);
  };
  const renew = () => write({ sessionId: makeId('ses_'), visitorId: kept.visitorId ?? newVisitor() });

  return {
    person() {
      read();
      return kept;
    },
    reset() {
      kept = { consent: kept.consent };
      renew();
    },
    change(changes) {
      read();
      write(changes);
    },
    touch(now) {
      // A clock that was set back makes a stored time lie ahead, so distances count in both directions.
      const isOver = (at: number, ms: number) => Math.abs(now - at) >= ms;
      const isStale = isOver(sharedAt, FRESH_MS);
      if (isStale) read();
      if (isOver(activeAt, idleMs)) renew();
      activeAt = now;
      if (isStale) {
        sharedAt = now;
        store.set('at', `${now}`);
      }
      return text;
    },
  };
}
