import type { WireBatchHead, WireContext } from '@crow/contracts';
import type { Counters } from '../options.ts';
import type { Clock } from './clock.ts';
import { makeId } from './ids.ts';
import { entryOf, type Outbox, type StoredBatch } from './outbox.ts';
import type { Page, Pages } from './page.ts';
import type { Session } from './session.ts';
import { toJson } from './text.ts';
import type { TrackedEvent } from './tracked-event.ts';
import { SDK } from './version.ts';
import type { Visitor } from './visitor.ts';

/** Collects events and puts them into batches. */
export interface Queue {
  /** Takes an event in; it does nothing else, so that a call costs the page next to nothing. */
  add(event: TrackedEvent, page?: Page): void;
  /** Events that are in no complete batch yet. */
  size(): number;
  /** Writes the open batch down, so that a crash of the tab does not lose it. */
  sketch(): void;
  /** Completes the open batch and puts it into the outbox. */
  seal(): void;
  /** Throws everything away. */
  clear(): void;
}

export interface QueueParts {
  source: string;
  clock: Clock;
  session: Session;
  visitor: Visitor;
  pages: Pages;
  outbox: Outbox;
  counters: Counters;
  context(): WireContext;
  batchEvents: number;
}

/** Characters after which a batch is complete: several fit into what browsers send for a page that is left. */
const BATCH_LENGTH = 15_000;
/** Characters of an event; the server takes 32 KiB. */
const EVENT_LENGTH = 32_000;
/** Events that wait for their text; a page that adds more without a pause has them put into batches meanwhile. */
const MOST_WAITING = 2_000;

/** An event that was taken in, with what was true at that moment. */
interface Waiting {
  event: TrackedEvent;
  at: number;
  page: Page;
  sessionId: string;
  userId: string | undefined;
  visitorId: string | undefined;
}

/** The batch that is being filled; events are texts already, so that writing it down again is cheap. */
interface OpenBatch {
  batchId: string;
  first: Waiting;
  seq: number;
  lines: string[];
  pages: Page[];
  size: number;
  /** It lies on the device. */
  written: boolean;
}

/** Opens the queue of one page load. Ids of events are `<source>-<seq>`, which the server derives. */
export function createQueue(parts: QueueParts): Queue {
  const { source, clock, session, visitor, pages, outbox, counters } = parts;
  let waiting: Waiting[] = [];
  let open: OpenBatch | undefined;
  let seq = 0;

  const seal = () => {
    if (!open) return;
    // The written copy is gone: another tab took it, or the page cleared its storage. Under a new id nothing is lost.
    if (open.written && !outbox.has(storedBatch(open, source, parts))) open.batchId = makeId('bat_');
    counters.dropped += outbox.put(storedBatch(open, source, parts));
    open = undefined;
  };

  const append = (next: Waiting) => {
    if (open && !belongs(next, open, parts.batchEvents)) seal();
    const batch = open ?? { batchId: makeId('bat_'), first: next, seq, lines: [], pages: [], size: 0, written: false };
    const line = lineOf(next, batch);
    if (line.length > EVENT_LENGTH) {
      counters.dropped++;
      return;
    }
    if (!batch.pages.includes(next.page)) batch.pages.push(next.page);
    batch.lines.push(line);
    batch.size += line.length;
    seq++;
    open = batch;
  };

  const absorb = () => {
    pages.refreshTitle();
    const taken = waiting;
    waiting = [];
    for (const next of taken) append(next);
  };

  return {
    add(event, page = pages.current()) {
      counters.captured++;
      const { userId, visitorId } = visitor;
      waiting.push({ event, at: clock.now(), page, sessionId: session.touch(), userId, visitorId });
      if (waiting.length >= MOST_WAITING) absorb();
    },
    size: () => waiting.length + (open?.lines.length ?? 0),
    sketch() {
      absorb();
      if (!open) return;
      const batch = storedBatch(open, source, parts);
      if (open.written && !outbox.has(batch)) return seal();
      open.written = outbox.sketch(batch);
    },
    seal() {
      absorb();
      seal();
    },
    clear() {
      waiting = [];
      open = undefined;
      outbox.clear();
    },
  };
}

/** Whether an event can go into a batch: one session and one person each, and its page must find room. */
function belongs(next: Waiting, { first, lines, size }: OpenBatch, batchEvents: number): boolean {
  return (
    lines.length < batchEvents &&
    size < BATCH_LENGTH &&
    next.sessionId === first.sessionId &&
    next.userId === first.userId &&
    next.visitorId === first.visitorId
  );
}

function lineOf({ event, at, page }: Waiting, { first, pages }: OpenBatch): string {
  return toJson({ ...event, t: at - first.at, page: pages.includes(page) ? pages.indexOf(page) : pages.length });
}

/** Writes a batch as it is sent: the head, then the events' texts. */
function storedBatch(batch: OpenBatch, source: string, parts: Pick<QueueParts, 'context'>): StoredBatch {
  const { batchId, seq, first } = batch;
  const { sessionId, visitorId, userId, at } = first;
  const head: { [K in keyof WireBatchHead]: WireBatchHead[K] | undefined } = {
    v: 1,
    batchId,
    sessionId,
    visitorId,
    userId,
    source,
    seq,
    at,
    platform: 'web',
    sdk: SDK,
    context: parts.context(),
    pages: batch.pages,
  };
  const body = `${toJson(head).slice(0, -1)},"events":[${batch.lines.join()}]}`;
  return { entry: entryOf(at, seq, source, sessionId, batchId), batchId, sessionId, source, body };
}
