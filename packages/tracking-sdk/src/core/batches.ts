import type { Counters } from '../options.ts';
import { attempt } from './attempt.ts';
import type { Identity } from './identity.ts';
import { makeId } from './ids.ts';
import { createPages, type Page } from './page.ts';
import type { Platform } from './platform.ts';
import type { Store } from './storage.ts';
import type { TrackedEvent } from './tracked-event.ts';
import { sdk } from './version.ts';

/**
 * Collects events into batches, which wait on the device for their receipt.
 *
 * A batch lies there as small records that are written once: `b.<time>.<source>.<seq>` holds its head, and
 * `b.<time>.<source>.<seq>.<n>` the events of one task. Whoever reads them in order has the batch, with the id and the
 * bytes that its own page would have sent. A batch takes events in for some seconds only; when it is older, whichever
 * page comes first may send it.
 */
export interface Batches {
  /** Takes an event in, as it is at this moment. @returns how many events the open batch has */
  add(event: TrackedEvent, page?: Page): number;
  /** Writes down what was taken in, so that a crash of the tab does not lose it. */
  record(): void;
  /** Gives up the open batch with all that is not yet written down. */
  forget(): void;
  /** Completes the open batch; the next event begins another one. */
  seal(): void;
  /** Names of complete batches, oldest first: of this page, and unless `isOwn` also those that other pages left. */
  waiting(isOwn?: boolean): string[];
  /** What every try to deliver a batch sends. */
  bodyOf(name: string): string;
  remove(name: string): void;
  /** The page of this moment. */
  page(): Page;
}

/** A batch takes events in for this time, and belongs to its page for twice as long. */
export const GROWING_MS = 5_000;
/** Characters of this page that may wait: a small part of what a site may store (5 million). */
const CAPACITY = 1_000_000;
/** Characters after which a batch is complete: several fit into what browsers send for a page that is left. */
const BATCH_LENGTH = 15_000;
/** Characters of an event; the server takes 32 KiB. */
const EVENT_LENGTH = 32_000;

/**
 * Opens the batches of one page load.
 * @param name names the page load, with a new id unless given; ids of events are `<name>-<seq>`, which the server derives
 * @param most events of a batch
 */
export function createBatches(
  name: string | undefined,
  platform: Omit<Platform, 'lock'>,
  identity: Identity,
  store: Store,
  counters: Counters,
  most: number,
): Batches {
  const { clock } = platform;
  const pages = createPages(platform.page);
  let source = name;
  let seq = 0;
  /** Name of the open batch; what follows is about it. */
  let open: string | undefined;
  let firstSeq: number;
  /** Time of its first event, Unix milliseconds. */
  let at: number;
  /** Person and session, as {@link Identity.touch} tells them. */
  let who: string | undefined;
  /** Whether it is the first of this person and session, which tells about the device. */
  let isFirst: boolean;
  let shown: Page[];
  let last: Page | undefined;
  /** Name of the last event, when it was one of the caller's own. */
  let lastName: string | undefined;
  /** The head as it was written down; another batch has another one. */
  let written: string | undefined;
  /** Events that are not yet written down. */
  let lines: string[] = [];
  let count: number;
  let size: number;

  /** A number as a text of ten digits, so that names are in the order of their numbers. */
  const padded = (number: number) => `${1e9 + number}`;
  const write = () => {
    if (!open) return;
    const about = { v: 1, batchId: `bat_${source}-${firstSeq}`, source, seq: firstSeq, at, platform: platform.name };
    const head = JSON.stringify({
      ...about,
      ...JSON.parse(who as string), // an open batch is somebody's
      ...(isFirst && { sdk: sdk(), context: attempt(platform.context) }),
      pages: shown,
    });
    if (head !== written) store.set(open, `${head.slice(0, -1)},"events":[`);
    written = head;
    if (lines[0]) store.set(`${open}.${padded(count)}`, `${lines}`);
    lines = [];
  };
  const waiting = (isOwn?: boolean) =>
    store.names('b.').filter((name) => {
      const [, begun, of, , part] = name.split('.');
      // A clock that was set back makes a time lie ahead: that is old as well.
      const isFresh = !platform.isAlone && Math.abs(clock.now() - Number(begun)) < 2 * GROWING_MS;
      return !part && (of === source ? name !== open : !isOwn && !isFresh);
    });
  const bodyOf = (name: string) => {
    const [head, ...rest] = store.names(name).map(store.get);
    return `${head}${rest}]}`;
  };
  // The head goes last: a batch of which a part is left is sent once more, and known by its id.
  const remove = (name: string) => store.names(name).reverse().forEach(store.remove);
  const seal = () => {
    write();
    open = undefined;
    let length = 0;
    for (const name of waiting(true).reverse()) {
      const body = bodyOf(name);
      length += body.length;
      if (length > CAPACITY) {
        remove(name);
        counters.dropped += JSON.parse(body).events.length;
      }
    }
  };

  const add = (event: TrackedEvent, given?: Page) => {
    const page = given ?? pages.current();
    const now = clock.now();
    const person = identity.touch(now);
    counters.captured++;
    if (open && (person !== who || count >= most || size > BATCH_LENGTH || Math.abs(now - at) >= GROWING_MS)) seal();
    if (!open) {
      source ??= makeId('');
      open = `b.${now}.${source}.${padded(seq)}`;
      isFirst = person !== who;
      who = person;
      firstSeq = seq;
      at = now;
      shown = [];
      lines = [];
      last = lastName = undefined;
      count = size = 0;
    }
    if (!shown.includes(page)) shown.push(page);
    // An event without a page is on the one of the event before it, the first one on the first.
    const index = page === last ? undefined : shown.indexOf(page) || (last && 0);
    // Another one of the same name leaves it out.
    const ownName = event.type === 'custom' ? event.name : undefined;
    const isAnother = ownName && ownName === lastName;
    const line = JSON.stringify({
      ...event,
      ...(isAnother && { type: undefined, name: undefined }),
      t: now - at || undefined,
      page: index,
    });
    if (line.length > EVENT_LENGTH) {
      counters.dropped++;
    } else {
      lines.push(line);
      last = page;
      lastName = ownName;
      size += line.length;
      count++;
      seq++;
    }
    return count;
  };
  const save = () => {
    pages.refreshTitle();
    write();
  };

  return {
    add,
    record() {
      if (lines[0]) save();
    },
    forget() {
      open = undefined;
    },
    seal() {
      save();
      seal();
    },
    waiting,
    bodyOf,
    remove,
    page: pages.current,
  };
}
