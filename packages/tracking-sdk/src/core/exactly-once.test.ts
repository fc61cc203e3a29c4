import { type WireBatch, wireBatchHead, wireEvent, writeOutEvents } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KeyValueStorage } from '../options.ts';
import { createBatches, GROWING_MS } from './batches.ts';
import type { Clock } from './clock.ts';
import { createCounters, createGuard } from './counters.ts';
import { createDelivery } from './delivery.ts';
import { createIdentity } from './identity.ts';
import type { Platform } from './platform.ts';
import { createStore } from './storage.ts';
import type { Post } from './transport.ts';

const START = Date.UTC(2026, 10, 24, 12);
const SESSION_IDLE_MS = 1_800_000;

/** What happens in a browser, in any order. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('track' as const), count: fc.integer({ min: 1, max: 12 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('flush' as const),
      answer: fc.constantFrom('stored' as const, 'lost answer' as const, 'unreachable' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('record' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('other tab' as const) }) },
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

function openStore(device: KeyValueStorage) {
  const store = createStore('crow_pk_test');
  store.find(() => device);
  store.unlock();
  return store;
}

/** A server that keeps each batch once, by its id. */
function server() {
  const batches = new Map<string, WireBatch>();
  let answer: 'stored' | 'lost answer' | 'unreachable' = 'stored';
  const post: Post = async (_batch, body) => {
    const batch = JSON.parse(body) as WireBatch;
    const { events, batchId, sessionId, ...head } = batch;
    writeOutEvents(events, head.pages);
    wireBatchHead.parse({ ...head, batchId, sessionId });
    for (const event of events) wireEvent.parse(event);
    if (answer === 'unreachable') throw new TypeError('unreachable');
    // A session knows its batches: one that was stored before gets the answer of its first time.
    const key = `${sessionId} ${batchId}`;
    batches.set(key, batches.get(key) ?? batch);
    if (answer === 'lost answer') throw new TypeError('lost');
    return Response.json({ rejected: [] }, { status: 202 });
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

function openPage(device: KeyValueStorage, clock: Clock, post: Post, source: string) {
  const counters = createCounters();
  const store = openStore(device);
  const platform: Platform = {
    ...{ name: 'web', clock, context: () => ({}) },
    fetch: () => Promise.reject(new Error('the test posts by itself')),
    page: { url: () => 'https://shop.example/', title: () => 'Shop' },
    lock: (run) => run(),
  };
  const identity = createIdentity(store, SESSION_IDLE_MS, () => 'vis_test');
  const batches = createBatches(source, platform, identity, store, counters, 10);
  const tell = () => undefined;
  const guard = createGuard(counters, () => 0, tell);
  const delivery = createDelivery(platform, batches, post, counters, guard, tell);
  return { batches, delivery };
}

test('whatever happens in which order, each event that was written down is delivered exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      let now = START;
      const clock: Clock = { now: () => now, after: () => () => undefined };
      const device = storage();
      const cloud = server();
      let pages = 1;
      let page = openPage(device, clock, cloud.post, 'source0');
      /** Another tab that stays open, and is used in turns with the first. */
      let other = openPage(device, clock, cloud.post, 'source1');
      let made = 0;
      const safe = new Set<string>();
      let fresh: string[] = [];
      let otherFresh: string[] = [];
      const keep = () => {
        for (const name of fresh) safe.add(name);
        fresh = [];
      };
      const nextPage = () => {
        pages += 1;
        page = openPage(device, clock, cloud.post, `source${pages}`);
      };

      for (const action of steps) {
        // Before anything else can happen, or time goes by, a task ends, and what it tracked is written down.
        if (action.do === 'pause' || action.do === 'other tab') {
          page.batches.record();
          keep();
        }
        now += 100;
        if (action.do === 'track') {
          for (let count = 0; count < action.count; count++) {
            const name = `e${made++}`;
            fresh.push(name);
            page.batches.add({ type: 'custom', name });
          }
        } else if (action.do === 'record') {
          page.batches.record();
          keep();
        } else if (action.do === 'flush') {
          cloud.answerWith(action.answer);
          page.batches.seal();
          keep();
          await page.delivery.send();
          cloud.answerWith('stored');
        } else if (action.do === 'pause') {
          now += action.minutes * 60_000;
        } else if (action.do === 'other tab') {
          [page, other] = [other, page];
          [fresh, otherFresh] = [otherFresh, fresh];
        } else {
          fresh = []; // what was not yet written down dies with the tab, or was in a batch that was complete
          nextPage();
        }
      }

      // The server is well again, and the visitor comes back later.
      for (const tab of [page, other]) tab.batches.seal();
      for (const name of [...fresh, ...otherFresh]) safe.add(name);
      now += 2 * GROWING_MS + 3_600_000;
      nextPage();
      for (let tries = 0; tries < 20 && page.batches.waiting().length > 0; tries++) {
        now += 120_000;
        await page.delivery.send();
      }
      // What a live tab still has in memory is sent once more when it wakes, and known by its id.
      await other.delivery.send();
      expect(page.batches.waiting()).toEqual([]);
      const names = cloud.names();
      expect(new Set(names).size).toBe(names.length);
      expect([...safe].filter((name) => !names.includes(name))).toEqual([]);
      expect(new Set(cloud.ids()).size).toBe(cloud.ids().length);
    }),
    { numRuns: 300 },
  );
});
