import {
  campaignOf,
  type SessionEvent,
  type WireBatchHead,
  type WireEvent,
  wireEvent,
  writeOutEvents,
} from '@crow/contracts';
import { type BatchClock, correctedTime } from '../batches/corrected-time.ts';
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
  const { receivedAt, sentAt } = batch;
  const clock: BatchClock = { receivedAt, sentAt, platform: head.platform };
  return {
    head,
    madeAt: correctedTime(head.at, clock),
    events: events.map((event, index) => normalizeEvent(event, batch.kept?.[index] ?? index, head, clock)),
  };
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
    ts: correctedTime(ts ?? head.at + (t ?? 0), clock),
    ...(where.url === undefined ? {} : { url: where.url }),
    ...(where.title === undefined ? {} : { title: where.title }),
    ...(campaign === undefined ? {} : { campaign }),
    source: head.source,
    seq,
    ...(head.properties === undefined ? {} : { registered: head.properties }),
  };
}
