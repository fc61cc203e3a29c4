import { readFileSync } from 'node:fs';
import { wireBatchHead, wireEvent } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesOf } from '../delivery/batches-of.ts';
import { SHOPPERS } from '../shoppers/all.ts';
import { planVisits, type VisitPlan } from './plan-visits.ts';
import { readProducts } from './product.ts';

const feed = new URL('../../../../apps/demo-shop/catalog.json', import.meta.url);
const products = readProducts(JSON.parse(readFileSync(feed, 'utf8')));
const NOW = Date.UTC(2026, 10, 24, 12);

function plan(changes: Partial<VisitPlan> = {}) {
  const defaults = { sessions: 60, seed: 's', products, shop: 'http://localhost:1', spreadMs: 0, now: NOW, run: '1' };
  return [...planVisits({ ...defaults, ...changes })];
}

describe('planned visits', () => {
  test('the same seed gives the same visits, another run other ids', () => {
    const bare = (visits: ReturnType<typeof plan>) => visits.map(({ kind, events }) => ({ kind, events }));
    expect(plan()).toEqual(plan());
    expect(bare(plan({ run: '2' }))).toEqual(bare(plan()));
    expect(plan({ run: '2' })[0]?.sessionId).not.toBe(plan()[0]?.sessionId);
    expect(bare(plan({ seed: 't' }))).not.toEqual(bare(plan()));
  });

  test('every kind of shopper comes, from the first few on', () => {
    const kinds = new Set(plan({ sessions: SHOPPERS.length }).map(({ kind }) => kind));
    expect(kinds.size).toBe(SHOPPERS.length);
    expect(kinds.size).toBeGreaterThanOrEqual(10);
  });

  test('sessions end within the spread, and not in the future', () => {
    for (const { startedAt, durationMs } of plan({ spreadMs: 3_600_000 })) {
      expect(startedAt + durationMs).toBeLessThanOrEqual(NOW);
      expect(startedAt + durationMs).toBeGreaterThan(NOW - 3_600_000);
    }
  });

  test('every batch is one that the contracts accept, and its events count on without a gap', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const visit of plan({ seed, sessions: 30 })) {
          let seq = 0;
          for (const { events, ...head } of batchesOf(visit)) {
            wireBatchHead.parse(head);
            expect(head.seq).toBe(seq);
            seq += events.length;
            for (const event of events) {
              wireEvent.parse(event);
              expect(head.pages?.[event.page ?? -1]).toBeDefined();
            }
          }
          expect(seq).toBe(visit.events.length);
          expect(seq).toBeGreaterThan(0);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('a catalog that can not be shopped from is refused with the place', () => {
  expect(() => readProducts({})).toThrow('list');
  expect(() => readProducts([{ id: 'x' }])).toThrow('product 0');
  expect(() => readProducts([])).toThrow('four');
});
