import {
  type BatchClock,
  campaignOf,
  clientTime,
  correctedTime,
  type SessionEvent,
  type WireBatchHead,
  type WireEvent,
  wireEvent,
  writeOutEvents,
} from '@crow/contracts';
import type { StoredBatch } from './session-row.ts';
import type { MadeHead } from './told-facts.ts';

export interface NormalizedBatch extends MadeHead {
  events: SessionEvent[];
}

/**
 * Writes out what a batch abbreviates: identity, time and page of each event.
 *
 * - id: the event's own, else `<source>-<seq>`, where `seq` counts from the head's over all events as sent
 * - ts: {@link correctedTime} of the event's `ts`, else of the head's `at` + `t`
 * - url, title: the event's own, else those of its page, see {@link writeOutEvents}
 * - campaign of a page view: its own, else that of its url, see {@link campaignOf}
 * - registered: the head's properties
 *
 * Fields that the schema doesn't know are dropped here: nothing unchecked reaches the archive.
 */
export function normalizeBatch(batch: Pick<StoredBatch, 'body' | 'kept' | 'receivedAt' | 'sentAt'>): NormalizedBatch {
  const { events, ...head } = JSON.parse(batch.body) as WireBatchHead & { events: WireEvent[] }; // checked when stored
  writeOutEvents(events, head.pages);
  const kept = keptOf(events, batch.kept);
  return {
    head,
    madeAt: correctedTime(head.at, batch),
    events: kept.map(([event, position]) => normalizeEvent(event, position, head, batch)),
  };
}

/**
 * The accepted events with their positions in the batch as sent. Batches that were stored before the text of refused events was
 * kept hold the accepted ones alone.
 */
function keptOf(events: readonly WireEvent[], kept: readonly number[] | null): [event: WireEvent, position: number][] {
  if (kept === null) return events.map((event, index) => [event, index]);
  const isWhole = events.length > kept.length;
  return kept.map((position, index) => [events[isWhole ? position : index] as WireEvent, position]); // positions are in it
}

function normalizeEvent(event: WireEvent, position: number, head: WireBatchHead, clock: BatchClock): SessionEvent {
  const { id, ts, t, page, url, title, ...own } = wireEvent.parse(event);
  const place = page === undefined ? undefined : head.pages?.[page];
  const where = { url: url ?? place?.url, title: title ?? place?.title };
  const campaign = own.type === 'page_view' ? (own.campaign ?? campaignOf(where.url ?? '')) : undefined;
  const seq = head.seq + position;
  return {
    ...own,
    id: id ?? `${head.source}-${seq}`,
    ts: correctedTime(clientTime({ ts, t }, head), clock),
    ...(where.url === undefined ? {} : { url: where.url }),
    ...(where.title === undefined ? {} : { title: where.title }),
    ...(campaign === undefined ? {} : { campaign }),
    source: head.source,
    seq,
    ...(head.properties === undefined ? {} : { registered: head.properties }),
  };
}
