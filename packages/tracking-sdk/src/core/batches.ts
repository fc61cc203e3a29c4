import type { Counters } from '../options.ts';
import type { Identity } from './identity.ts';
import { createPages, type Page } from './page.ts';
import type { Platform } from './platform.ts';
import type { Store } from './storage.ts';
import { toJson } from './text.ts';
import type { TrackedEvent } from './tracked-event.ts';
import { SDK } from './version.ts';

/** A batch that waits: the name that it has on the device, and what every try sends. */
export type Batch = [name: string, body: string];

/**
 * Collects events into batches, which wait on the device for their receipt.
 *
 * A batch lies there as small records that are written once: `b.<time>.<source>.<seq>` holds its head, and
 * `b.<time>.<source>.<seq>.<n>` the events of one task. Whoever reads them in order has the batch, with the id and the
 * bytes that its own page would have sent. A record alone is a whole batch. A batch takes events in for some seconds only;
 * when it is older, whichever page comes first may send it.
 */
export interface Batches {
  /** Takes an event in; it does nothing else, so that a call costs the page next to nothing. */
  add(event: TrackedEvent, page?: Page): void;
  /** Writes down what was taken in, so that a crash of the tab does not lose it. */
  record(): void;
  /** Completes the open batch; the next event begins another one. */
  seal(): void;
  /** Events that are in no complete batch yet. */
  size(): number;
  /** Complete batches, oldest first: of this page, and unless `isOwn` also those that other pages left behind. */
  waiting(isOwn?: boolean): Batch[];
  remove(name: string): void;
  /** Keeps a batch in another session, in the place of the one that is named. */
  moveTo(sessionId: string, batch: Batch): void;
  /** The page of this moment. */
  page(): Page;
}

export interface BatchesParts {
  source: string;
  platform: Platform;
  identity: Identity;
  store: Store;
  counters: Counters;
  batchEvents: number;
}

/** A batch takes events in for this time, and belongs to its page for twice as long. */
export const GROWING_MS = 5_000;
/** Characters of this page that may wait: a small part of what a site may store (5 million). */
const CAPACITY = 1_000_000;
/** Characters after which a batch is complete: several fit into what browsers send for a page that is left. */
const BATCH_LENGTH = 15_000;
/** Characters of an event; the server takes 32 KiB. */
const EVENT_LENGTH = 32_000;

/** An event that was taken in, with what was true at that moment. */
interface Taken {
  event: TrackedEvent;
  at: number;
  page: Page;
  /** Person and session, as {@link Identity.touch} tells them. */
  who: string;
}

/** The batch that is being filled. */
interface Open {
  name: string;
  first: Taken;
  seq: number;
  /** Text of the head as it was written down. */
  head: string;
  /** Events that are not yet written down. */
  lines: string[];
  count: number;
  size: number;
  pages: Page[];
  page: Page;
  /** The first of this person and session, which tells about the device. */
  isFirst: boolean;
}

/** Opens the batches of one page load. Ids of events are `<source>-<seq>`, which the server derives. */
export function createBatches({ source, platform, identity, store, counters, batchEvents }: BatchesParts): Batches {
  const { clock } = platform;
  const context = platform.context();
  const pages = createPages(platform.page);
  let taken: Taken[] = [];
  let open: Open | undefined;
  let seq = 0;
  /** The person and session that the device was told for. */
  let told: string | undefined;

  const padded = (count: number) => `${count}`.padStart(9, '0');
  const write = () => {
    if (!open) return;
    const { name, first, seq, lines, count, pages, isFirst } = open;
    const { at, who } = first;
    const about = { v: 1, batchId: `bat_${source}-${seq}`, source, seq, at, platform: platform.name };
    const head = `${toJson({ ...about, ...JSON.parse(who), ...(isFirst && { sdk: SDK, context }), pages }).slice(0, -1)},"events":[`;
    if (head !== open.head) store.set(name, head);
    open.head = head;
    if (lines[0]) store.set(`${name}.${padded(count)}`, `${lines}`);
    open.lines = [];
  };

  const waiting = (isOwn?: boolean) => {
    const parts = new Map<string, string[]>();
    for (const record of store.names('b.')) {
      const name = record.split('.', 4).join('.');
      const [, at, of] = name.split('.');
      const isMine = of === source;
      // A clock that was set back makes a time lie ahead: that is old as well.
      const isFresh = !platform.isAlone && Math.abs(clock.now() - Number(at)) < 2 * GROWING_MS;
      if (isMine ? name === open?.name : isOwn || isFresh) continue;
      parts.set(name, [...(parts.get(name) ?? []), `${store.get(record)}`]);
    }
    return [...parts].map(([name, [head, ...lines]]): Batch => [name, lines[0] ? `${head}${lines}]}` : `${head}`]);
  };

  const remove = (name: string) => {
    for (const record of store.names(name)) store.remove(record);
  };

  const seal = () => {
    write();
    open = undefined;
    let size = 0;
    for (const [name, body] of waiting(true).reverse()) {
      size += body.length;
      if (size <= CAPACITY) continue;
      counters.dropped += JSON.parse(body).events.length;
      remove(name);
    }
  };

  const takes = ({ first, count, size }: Open, { who }: Taken) =>
    first.who === who && count < batchEvents && size < BATCH_LENGTH && Math.abs(clock.now() - first.at) < GROWING_MS;

  const append = (next: Taken) => {
    const { event, at, who, page } = next;
    if (open && !takes(open, next)) seal();
    const name = `b.${Math.floor(at)}.${source}.${padded(seq)}`;
    const isFirst = told !== who;
    const batch = open ?? {
      name,
      first: next,
      seq,
      head: '',
      lines: [],
      count: 0,
      size: 0,
      pages: [page],
      page,
      isFirst,
    };
    const known = batch.pages.indexOf(page);
    // An event without a page is on the one of the event before it.
    const index = page === batch.page ? undefined : known < 0 ? batch.pages.length : known;
    const line = toJson({ ...event, t: at - batch.first.at || undefined, page: index });
    if (line.length > EVENT_LENGTH) {
      counters.dropped++;
      return;
    }
    open = batch;
    told = who;
    if (known < 0) batch.pages.push(page);
    batch.page = page;
    batch.lines.push(line);
    batch.size += line.length;
    batch.count++;
    seq++;
  };

  const record = () => {
    pages.refreshTitle();
    const all = taken;
    taken = [];
    for (const next of all) append(next);
    write();
  };

  return {
    add(event, page = pages.current()) {
      counters.captured++;
      taken.push({ event, at: clock.now(), page, who: identity.touch() });
    },
    record,
    seal() {
      record();
      seal();
    },
    size: () => taken.length + (open?.count ?? 0),
    waiting,
    remove,
    moveTo(sessionId, [name, body]) {
      const [, , of, first] = name.split('.');
      // Stored before the other is removed: a crash in between sends it twice, but never not at all. The name is an
      // old one, so whichever tab comes first sends it.
      store.set(`b.0.${of}-.${first}`, JSON.stringify({ ...JSON.parse(body), sessionId }));
      remove(name);
    },
    page: pages.current,
  };
}
