import type { Clock } from './clock.ts';
import type { Store } from './storage.ts';

/** A batch that is complete: its text is what every try sends. */
export interface StoredBatch {
  /** Its entry on the device, which also orders batches: see {@link entryOf}. */
  entry: string;
  batchId: string;
  sessionId: string;
  /** The page load that counted its events. */
  source: string;
  body: string;
}

/** The batches that wait for their receipt, in memory and on the device. */
export interface Outbox {
  /** Keeps a batch. @returns how many events were given up to make room, the oldest first */
  put(batch: StoredBatch): number;
  /** Writes down a batch that still grows, in case the page crashes. @returns whether the device keeps it */
  sketch(batch: StoredBatch): boolean;
  /** Whether the written copy is still there: another tab may have taken it, the page may have cleared it. */
  has(batch: StoredBatch): boolean;
  remove(batch: StoredBatch): void;
  /** Waiting batches, oldest first. */
  waiting(): StoredBatch[];
  /** Whether the device holds batches of other pages that this one doesn't have. */
  hasOthers(): boolean;
  /** Takes over the batches of pages that are gone, and tells the other tabs that the owner of these is alive. */
  adopt(): void;
  /** Lets the next page take the batches at once. */
  endLease(): void;
  clear(): void;
}

/** How long batches belong to a page that gives no sign of life. */
export const LEASE_MS = 10_000;
/** Characters that may wait: a small part of what a site may store (5 million). */
const CAPACITY = 1_000_000;

/**
 * The name of a batch's entry, `batch.<time>.<seq>.<source>.<session>.<id>`.
 * Names sort by time, then by sequence number.
 * @param at Unix milliseconds
 */
export function entryOf(at: number, seq: number, source: string, sessionId: string, batchId: string): string {
  return `batch.${Math.floor(at)}.${`${seq}`.padStart(9, '0')}.${source}.${sessionId}.${batchId}`;
}

/**
 * Opens the outbox. A source has a lease, `lease.<source>`, so that one tab sends its batches at a time. Should two
 * tabs send a batch nevertheless, the server drops the copy by its id.
 */
export function createOutbox(store: Store, clock: Clock, source: string): Outbox {
  const batches = new Map<string, StoredBatch>();
  let isSketched = false;

  const waiting = () => [...batches.values()].sort((a, b) => (a.entry < b.entry ? -1 : 1));
  /** The sources whose batches are sent from here: this one's, and those of pages that are gone. */
  const owned = () =>
    new Set(
      waiting()
        .map((batch) => batch.source)
        .concat(isSketched ? source : []),
    );
  const renewLease = () => {
    for (const each of owned()) store.set(`lease.${each}`, `${clock.now() + LEASE_MS}`);
  };
  const remove = (batch: StoredBatch) => {
    batches.delete(batch.entry);
    store.remove(batch.entry);
    if (!owned().has(batch.source)) store.remove(`lease.${batch.source}`);
  };
  const strangers = () =>
    store.names('batch.').filter((entry) => !batches.has(entry) && entry.split('.')[3] !== source);

  return {
    put(batch) {
      let size = 0;
      let dropped = 0;
      isSketched = false;
      batches.set(batch.entry, batch);
      store.set(batch.entry, batch.body);
      for (const each of waiting().reverse()) {
        size += each.body.length;
        if (size <= CAPACITY) continue;
        dropped += eventsIn(each.body);
        remove(each);
      }
      renewLease();
      return dropped;
    },
    sketch(batch) {
      isSketched = true;
      renewLease();
      return store.set(batch.entry, batch.body);
    },
    has: (batch) => store.get(batch.entry) !== null,
    remove,
    waiting,
    hasOthers: () => strangers().length > 0,
    adopt() {
      const now = clock.now();
      const free = strangers().filter((entry) => {
        const rest = Number(store.get(`lease.${entry.split('.')[3]}`)) - now;
        return rest <= 0 || rest > LEASE_MS;
      });
      for (const entry of free) {
        const [, , , of = '', sessionId = '', batchId = ''] = entry.split('.');
        const batch = { entry, source: of, sessionId, batchId, body: store.get(entry) ?? '' };
        if (eventsIn(batch.body) > 0) batches.set(entry, batch);
        else remove(batch);
      }
      renewLease();
    },
    endLease() {
      for (const each of owned()) store.remove(`lease.${each}`);
    },
    clear() {
      batches.clear();
      isSketched = false;
      for (const name of [...store.names('batch.'), ...store.names('lease.')]) store.remove(name);
    },
  };
}

/** Number of events in a batch's text; 0 when it is not one of ours, because the page wrote over it. */
export function eventsIn(body: string): number {
  try {
    return JSON.parse(body).events.length;
  } catch {
    return 0;
  }
}
