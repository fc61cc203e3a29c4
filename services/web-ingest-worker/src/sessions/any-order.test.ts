import { type CompleteSession, fromArchiveLines, toArchiveLines } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDLE_MS, send } from '../../test/batches.ts';
import { sessionRow, storedBatch } from '../../test/rows.ts';
import { archivedSession, sessionOf } from '../../test/session.ts';
import { truthOf, type VisitBatch, visits } from '../../test/visits.ts';
import { completeSession } from './complete-session.ts';
import type { SessionRow, StoredBatch } from './session-row.ts';

const HOUR = 3_600_000;
/** All that happens lies ahead of the real clock, so that no alarm fires but by a test. */
const BEGUN_AT = Date.now() + HOUR;
const ARRIVED_AT = BEGUN_AT + HOUR;

/** What happens between two deliveries: the session waits on, is complete and archived, also confirmed and freed, or crashes. */
const happening = fc.constantFrom('nothing', 'idle', 'freed', 'crash');
const journey = visits(BEGUN_AT).chain((visit) =>
  fc.record({
    visit: fc.constant(visit),
    // Each batch at least once, in any order; some of them twice.
    order: fc
      .shuffledSubarray([...visit.batches, ...visit.batches], { minLength: visit.batches.length })
      .map((order) => [...order, ...visit.batches.filter((batch) => !order.includes(batch))]),
    happenings: fc.array(happening, { minLength: 12, maxLength: 12 }),
  }),
);

/** What is compared: events with their times, and what was told of the visit; not how many revisions it took. */
function comparable({ context, events }: CompleteSession) {
  const { visitorId, userId, consent } = context;
  return {
    events: events.map((event) => ({
      id: event.id,
      ts: event.ts,
      source: event.source,
      seq: event.seq,
      name: event.type === 'custom' ? event.name : '',
    })),
    visitorId,
    userId,
    consent,
  };
}

test('batches of a session in any order, again, late and after crashes give the archive of what really was', async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(journey, async ({ visit, order, happenings }) => {
      const sessionId = `ses_order_${number++}`;
      const session = sessionOf(sessionId);
      let now = ARRIVED_AT;
      for (const [index, { batch, aheadMs }] of order.entries()) {
        await session.setClock(now);
        const address = `/sessions/${sessionId}/batches/${batch.batchId}?sent=${now + aheadMs}`;
        const again = order.slice(0, index).some((one) => one.batch.batchId === batch.batchId);
        const receipt = await send({ ...batch, sessionId }, { address });
        // The twin of a batch has the same events: whichever comes first is the one that stores them.
        const first = order.findIndex((one) => one.batch.source === batch.source && one.batch.seq === batch.seq);
        const isFirst = order[first]?.batch.batchId === batch.batchId;
        const repeated = isFirst || again ? undefined : [...batch.events.keys()];
        expect(receipt).toMatchObject({ accepted: isFirst ? batch.events.length : 0, duplicate: again, rejected: [] });
        expect(receipt.repeated).toEqual(repeated);
        now += 7_000;
        const happens = happenings[index % happenings.length];
        if (happens === 'crash') await session.crash();
        if (happens === 'idle' || happens === 'freed') {
          now += IDLE_MS;
          await session.alarmAt(now);
        }
        if (happens === 'freed') await session.confirm((await session.read())?.revision ?? 0);
      }
      await session.setClock(now + IDLE_MS);
      await session.alarmAt(now + IDLE_MS);
      const { freed_archive_key: freed, archive_key: newest } = (await session.rows()).session;
      expect(newest ?? freed).not.toBeNull();
      expect(comparable(await archivedSession(sessionId))).toEqual(truthOf(visit, BEGUN_AT));
    }),
    { numRuns: 25 },
  );
}, 120_000);

test('so do any revisions that they are put together in, by the logic alone', () => {
  fc.assert(
    fc.property(journey, fc.infiniteStream(fc.boolean()), ({ visit, order }, ends) => {
      let freed: CompleteSession | null = null;
      let moments: SessionRow['freedMoments'] = null;
      let stored: StoredBatch[] = [];
      for (const [index, delivered] of order.entries()) {
        stored.push(rowOf(delivered, ARRIVED_AT + index * 7_000));
        const isLast = index === order.length - 1;
        if (!isLast && !ends.next().value) continue;
        const { moments: told, ...complete } = completeSession(
          sessionRow({ freedMoments: moments }),
          freed,
          stored,
          [],
        );
        freed = fromArchiveLines(toArchiveLines(complete));
        moments = told;
        stored = [];
      }
      expect(freed && comparable(freed)).toEqual(truthOf(visit, BEGUN_AT));
    }),
    { numRuns: 400 },
  );
});

function rowOf({ batch, aheadMs }: VisitBatch, receivedAt: number): StoredBatch {
  const { batchId, source, seq, events } = batch;
  const body = JSON.stringify({ ...batch, sessionId: 'ses_1' });
  return storedBatch({ batchId, source, seq, receivedAt, sentAt: receivedAt + aheadMs, accepted: events.length, body });
}
