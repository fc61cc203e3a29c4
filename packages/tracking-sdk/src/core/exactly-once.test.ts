import { type WireBatch, wireBatchHead, wireEvent } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeyValueStorage } from '../options.ts';
import type { Clock } from './clock.ts';
import { createCounters } from './counters.ts';
import { createDelivery } from './delivery.ts';
import { createOutbox, LEASE_MS } from './outbox.ts';
import { createPages } from './page.ts';
import { createQueue } from './queue.ts';
import { createSession } from './session.ts';
import { createStore } from './storage.ts';
import type { Outcome, Post } from './transport.ts';
import { createVisitor } from './visitor.ts';

const START = Date.UTC(2026, 10, 24, 12);
const SESSION_IDLE_MS = 1_800_000;

/** What happens in a browser, in any order. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('track' as const), count: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('flush' as const),
      answer: fc.constantFrom(
        'stored' as const,
        'lost answer' as const,
        'unreachable' as const,
        'too large' as const,
        'session full' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sketch' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), minutes: fc.integer({ min: 1, max: 60 }) }) },
);

/** A storage that outlives the page. */
function storage(): KeyValueStorage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A server that keeps each batch once, by its id. */
function server() {
  const batches = new Map<string, WireBatch>();
  let answer: 'stored' | 'lost answer' | 'unreachable' | 'too large' | 'session full' = 'stored';
  const post: Post = async ({ batchId, body }): Promise<Outcome> => {
    const batch = JSON.parse(body) as WireBatch;
    const { events, ...head } = batch;
    wireBatchHead.parse(head);
    for (const event of events) wireEvent.parse(event);
    if (answer === 'unreachable') return { kind: 'later', afterMs: 0 };
    if (answer === 'too large' && events.length > 1) return { kind: 'too_large' };
    // A batch that was stored before gets the answer of its first time.
    if (answer === 'session full' && !batches.has(batchId)) {
      answer = 'stored';
      return { kind: 'session_full' };
    }
    batches.set(batchId, batches.get(batchId) ?? batch);
    return answer === 'lost answer' ? { kind: 'later', afterMs: 0 } : { kind: 'stored', refused: 0 };
  };
  return {
    post,
    answerWith(next: typeof answer) {
      answer = next;
    },
    names: () =>
      [...batches.values()].flatMap(({ events }) =>
        events.flatMap((event) => (event.type === 'custom' ? [event.name] : [])),
      ),
    ids: () =>
      [...batches.values()].flatMap(({ source, seq, events }) => events.map((_, index) => `${source}-${seq + index}`)),
  };
}

function openPage(store: ReturnType<typeof createStore>, clock: Clock, post: Post, source: string) {
  const counters = createCounters();
  const session = createSession(store, clock, SESSION_IDLE_MS);
  const outbox = createOutbox(store, clock, source);
  const queue = createQueue({
    ...{ source, clock, session, outbox, counters, batchEvents: 10 },
    visitor: createVisitor(store, false),
    pages: createPages({ url: () => 'https://shop.example/', title: () => 'Shop' }),
    context: () => ({}),
  });
  const delivery = createDelivery({ outbox, post, clock, session, counters, random: () => 0, tell: () => undefined });
  return { outbox, queue, delivery };
}

test('whatever happens in which order, each event that was written down is delivered exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      let now = START;
      const clock: Clock = { now: () => now, after: () => () => undefined };
      const store = createStore(storage(), 'crow_pk_test');
      const cloud = server();
      let pages = 0;
      let page = openPage(store, clock, cloud.post, `source${pages}`);
      let made = 0;
      const safe = new Set<string>();
      let fresh: string[] = [];
      const keep = () => {
        for (const name of fresh) safe.add(name);
        fresh = [];
      };
      const nextPage = () => {
        pages += 1;
        page = openPage(store, clock, cloud.post, `source${pages}`);
      };

      for (const action of steps) {
        now += 100;
        if (action.do === 'track') {
          for (let count = 0; count < action.count; count++) {
            const name = `e${made++}`;
            fresh.push(name);
            page.queue.add({ type: 'custom', name });
          }
        } else if (action.do === 'sketch') {
          page.queue.sketch();
          keep();
        } else if (action.do === 'flush') {
          cloud.answerWith(action.answer);
          page.outbox.adopt();
          page.queue.seal();
          keep();
          await page.delivery.send();
          cloud.answerWith('stored');
        } else if (action.do === 'pause') {
          now += action.minutes * 60_000;
        } else {
          fresh = []; // what was not yet written down dies with the tab
          nextPage();
        }
      }

      // The server is well again, and the visitor comes back later.
      page.queue.seal();
      keep();
      now += LEASE_MS + 3_600_000;
      nextPage();
      page.outbox.adopt();
      for (let tries = 0; tries < 20 && page.outbox.waiting().length > 0; tries++) {
        now += 120_000;
        await page.delivery.send();
      }
      expect(page.outbox.waiting()).toEqual([]);
      expect(cloud.names().sort()).toEqual([...safe].sort());
      expect(new Set(cloud.ids()).size).toBe(cloud.ids().length);
    }),
    { numRuns: 200 },
  );
});
