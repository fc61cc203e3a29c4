import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { Adapter } from '../adapters/adapter.ts';
import { none } from '../adapters/none.ts';
import { type Bench, withStage } from '../stage/stage.ts';
import { type Measure, plain } from './measure.ts';

interface Growth {
  /** Bytes of heap. */
  heap: number;
  /** Elements that routes threw away and something still holds. */
  detached: number;
}

/** Routes that come before the first look: caches and compiled code are no leak. */
const WARM_UP = 100;
const ROUTES_A_STEP = 10;

/** What a page without an SDK grows by, found once a run; by the run's list of errors, which all its parts share. */
const bare = new WeakMap<Bench['errors'], Promise<Growth>>();

/** What a single-page application keeps after a thousand routes, beyond what it keeps without an SDK. */
export const memory: Measure = {
  name: 'memory',
  when: 'beside',
  limitMs: 240_000,
  rows: [
    {
      ...{ id: 'memory.heap', title: 'heap growth over 1,000 routes', show: (value) => `${plain(value / 1000)} KB` },
      target: { text: '< 100 KB', holds: (value) => value < 100_000 },
    },
    {
      ...{ id: 'memory.detached', title: 'detached elements that are kept', show: plain },
      // The element that was clicked last may be kept by the browser itself.
      target: { text: '0', holds: (value) => value <= 0 },
    },
  ],
  async run(bench, adapter) {
    let baseline = bare.get(bench.errors);
    if (!baseline) {
      baseline = grow(bench, none);
      bare.set(bench.errors, baseline);
      baseline.catch(() => bare.delete(bench.errors)); // the next one finds it out again
    }
    const [without, grown] = [await baseline, await grow(bench, adapter)];
    return {
      'memory.heap': grown.heap - without.heap,
      'memory.detached': Math.max(0, grown.detached - without.detached),
    };
  },
};

function grow(bench: Bench, adapter: Adapter): Promise<Growth> {
  return withStage(bench, adapter, async ({ visit, context }) => {
    const page = await visit();
    const session = await context.newCDPSession(page);
    await walk(page, WARM_UP);
    const before = await heapOf(page, session);
    await walk(page, bench.quick ? 200 : 1_000);
    const after = await heapOf(page, session);
    const detached = await page.evaluate(() => window.bench.removed.filter((it) => it.deref()).length);
    return { heap: after - before, detached };
  });
}

/** Changes routes; each replaces the content, and after every tenth there is a real click on it. */
async function walk(page: Page, routes: number): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  for (let done = 0; done < routes; done += ROUTES_A_STEP) {
    await page.evaluate(
      async ([from, count]) => {
        const main = document.getElementById('main');
        for (let route = from; main && route < from + count; route++) {
          for (const old of main.children) window.bench.removed.push(new WeakRef(old));
          const content = document.createElement('section');
          content.innerHTML = `<h2>Route ${route}</h2><article data-crow-product='{"id":"p${route}"}'>
            <button type="button" style="position:fixed;left:600px;top:20px;width:80px;height:40px">Add</button><input name="q"></article>`;
          main.replaceChildren(content);
          history.pushState(null, '', `/routes/${route}`);
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
      },
      [done, ROUTES_A_STEP] as const,
    );
    await page.mouse.click(640, 40);
  }
}

/** Heap in use once everything that waits was sent and everything that can go is gone. */
async function heapOf(page: Page, session: CDPSession): Promise<number> {
  await page.evaluate(() => {
    // The memory of the bench itself must not count.
    window.bench.removed = window.bench.removed.filter((it) => it.deref());
    document.getElementById('main')?.replaceChildren();
  });
  await page.click('h1');
  await delay(6_500);
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
