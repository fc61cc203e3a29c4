import type { Page } from '@playwright/test';
import { costOfScript, type ScriptCost } from '../stage/script-cost.ts';
import { withStage } from '../stage/stage.ts';
import { atMost, exactly, type Measure, median, plain, unit } from './measure.ts';

/** Calls that are timed together: one alone is shorter than the clock's steps. */
const CALLS = 10;
const GROUPS = 20;
/** A machine that is too busy for all loads gets fewer. */
const ENOUGH_MS = 25_000;

/**
 * What the SDK costs the page's main thread. Each load has a fresh browser context, so that no code is cached.
 * Of the loads the best one counts: what others on the machine take from a page is not the SDK's.
 */
export const cost: Measure = {
  name: 'cost',
  when: 'alone',
  limitMs: 120_000,
  rows: [
    { id: 'cost.start', title: 'script and init, best of the loads', show: unit('ms'), target: atMost(5, '5 ms') },
    { id: 'cost.processor', title: 'of it on the processor', show: unit('ms') },
    { id: 'cost.app', title: 'app that imports it and init, best of the loads', show: unit('ms') },
    {
      id: 'cost.track',
      title: 'track(), synchronous, median of the best load',
      show: unit('µs'),
      target: atMost(30, '30 µs'),
    },
    { id: 'cost.longTasks', title: 'long tasks, fewest of the loads', show: plain, target: exactly(0) },
  ],
  async run(bench, adapter) {
    const tag = await adapter.tag?.();
    const apps: ScriptCost[] = [];
    const tags: ScriptCost[] = [];
    const calls: number[] = [];
    const longTasks: number[] = [];
    const end = Date.now() + ENOUGH_MS;
    for (let load = 0; load < (bench.quick ? 3 : 9) && Date.now() < end; load++) {
      await withStage(bench, adapter, async (stage) => {
        const page = await stage.open('/bare');
        apps.push(await costOfScript(bench.browser, page, '/app.js'));
        calls.push(await callsOf(page, stage.mark(0)));
        longTasks.push(await page.evaluate(() => window.bench.longTasks));
      });
      if (tag)
        await withStage(bench, adapter, async (stage) => {
          stage.bodies.set('/tag.js', tag);
          tags.push(await costOfScript(bench.browser, await stage.open('/bare'), '/tag.js'));
        });
    }
    const starts = tag ? tags : apps;
    return {
      'cost.start': Math.min(...starts.map(({ wallMs }) => wallMs)),
      'cost.processor': Math.min(...starts.map(({ processorMs }) => processorMs)),
      'cost.app': Math.min(...apps.map(({ wallMs }) => wallMs)),
      'cost.track': Math.min(...calls),
      'cost.longTasks': Math.min(...longTasks),
    };
  },
};

/** Calls `track` in a page whose SDK has begun. @returns microseconds a call, median of the groups */
async function callsOf(page: Page, mark: string): Promise<number> {
  await page.evaluate(() =>
    Promise.race([window.bench.ready, new Promise((resolve) => setTimeout(resolve, 3000))]).then(() => undefined),
  );
  const groups = await page.evaluate(
    async ({ groups, calls, mark }) => {
      const times: number[] = [];
      for (let group = 0; group < groups; group++) {
        const begin = performance.now();
        for (let i = 0; i < calls; i++) window.bench.track?.('bench_event', { mark });
        times.push(((performance.now() - begin) * 1000) / calls);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return times;
    },
    { groups: GROUPS, calls: CALLS, mark },
  );
  return median(groups);
}
