import type { SessionEvent, WireBatch } from '@crow/contracts';
import fc from 'fast-check';

/** A visit as it really was: batches of several tabs, whose clocks are each wrong by something else. */
export interface Visit {
  batches: VisitBatch[];
}

export interface VisitBatch {
  batch: Omit<WireBatch, 'sessionId'>;
  /** How much the tab's clock is ahead of the truth, milliseconds. */
  aheadMs: number;
  /** When it was made in truth, counted from the visit's beginning. */
  madeMs: number;
}

const tab = fc.record({
  aheadMs: fc.constantFrom(0, -3_600_000, 90_000, -1_790_000_000_000, 2_500_000_000_000),
  parts: fc.array(
    fc.record({
      events: fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 3 }),
      user: fc.option(fc.constantFrom('u1', 'u2'), { nil: undefined }),
      agreed: fc.option(fc.boolean(), { nil: undefined }),
      /** Whether the events come a second time, in a batch of another name. */
      again: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Visits with one to three tabs. No two batches were made at the same moment, so that there is a first and a last word. */
export function visits(begunAt: number): fc.Arbitrary<Visit> {
  return fc.array(tab, { minLength: 1, maxLength: 3 }).map((tabs) => ({
    batches: tabs.flatMap(({ aheadMs, parts }, number) => {
      let seq = 0;
      return parts.flatMap(({ events, user, agreed, again }, part): VisitBatch[] => {
        const madeMs = part * 70_000 + number;
        const batch: VisitBatch['batch'] = {
          v: 1,
          batchId: `bat_${number}_${part}`,
          visitorId: `vis_${number}`,
          source: `tab-${number}`,
          seq,
          at: begunAt + madeMs + aheadMs,
          platform: 'web',
          ...(user === undefined ? {} : { userId: user }),
          ...(agreed === undefined
            ? {}
            : { consent: { analytics: true, personalization: agreed, aiProcessing: agreed } }),
          events: events.map((t, index) => ({ type: 'custom', name: `e${seq + index}`, t })),
        };
        seq += events.length;
        const twin = { ...batch, batchId: `${batch.batchId}_again` };
        return [batch, ...(again ? [twin] : [])].map((one) => ({ batch: one, aheadMs, madeMs }));
      });
    }),
  }));
}

/** What the archive must hold of a visit, whatever became of its batches on their way. */
export function truthOf({ batches }: Visit, begunAt: number) {
  const events = new Map<string, Pick<SessionEvent, 'id' | 'ts' | 'source' | 'seq'> & { name: string }>();
  for (const { batch, madeMs } of batches) {
    for (const [index, event] of batch.events.entries()) {
      const seq = batch.seq + index;
      const id = `${batch.source}-${seq}`;
      events.set(id, { id, ts: begunAt + madeMs + (event.t ?? 0), source: batch.source, seq, name: `e${seq}` });
    }
  }
  const byTime = batches.toSorted((a, b) => a.madeMs - b.madeMs || a.batch.seq - b.batch.seq).map(({ batch }) => batch);
  return {
    events: [...events.values()].sort(
      (a, b) => a.ts - b.ts || (a.source < b.source ? -1 : 1) * Number(a.source !== b.source) || a.seq - b.seq,
    ),
    visitorId: byTime[0]?.visitorId,
    userId: byTime.findLast(({ userId }) => userId !== undefined)?.userId,
    consent: byTime.findLast(({ consent }) => consent !== undefined)?.consent,
  };
}
