import { LIMITS, type WireBatch, type WireEvent } from '@crow/contracts';
import type { PlannedVisit } from '../visits/plan-visits.ts';

/** Events that were waiting when a real page would have sent them; pages send every few seconds. */
const EVENTS_OF_BATCH = 25;

/** A visit as the batches that its page would have sent, in their order. */
export function batchesOf(visit: PlannedVisit): WireBatch[] {
  const source = visit.sessionId.slice('ses_'.length);
  const batches: WireBatch[] = [];
  for (let seq = 0; seq < visit.events.length; seq += EVENTS_OF_BATCH) {
    const part = visit.events.slice(seq, seq + EVENTS_OF_BATCH);
    const pages = [...new Map(part.map(({ page }) => [`${page.url}\n${page.title}`, page])).values()];
    batches.push({
      v: 1,
      batchId: `bat_${source}_${seq}`.slice(0, LIMITS.idLength),
      sessionId: visit.sessionId,
      visitorId: visit.visitor.visitorId,
      source,
      seq,
      at: visit.startedAt,
      platform: 'web',
      sdk: { name: '@crow/simulator', version: '0.1.0' },
      context: visit.visitor.context,
      pages,
      events: part.map(({ at, page, event }) => {
        const index = pages.findIndex(({ url, title }) => url === page.url && title === page.title);
        return { ...event, t: at, page: index } satisfies WireEvent;
      }),
    });
  }
  return batches;
}
