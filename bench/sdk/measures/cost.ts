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
  limitMs: 90_000,
  rows: [
    { id: 'cost.start', title: 'script and init, best of the loads', show: unit('ms'), target: atMost(5, '5 ms') },
    {
      id: 'cost.track',
      title: 'track(), synchronous, median of the best load',
      show: unit('µs'),
      target: atMost(30, '30 µs'),
    },
    { id: 'cost.longTasks', title: 'long tasks, fewest of the loads', show: plain, target: exactly(0) },
  ],
  async run(bench, adapter) {
    const starts: number[] = [];
    const calls: number[] = [];
    const longTasks: number[] = [];
    const end = Date.now() + ENOUGH_MS;
    for (let load = 0; load < (bench.quick ? 3 : 7) && Date.now() < end; load++) {
      await withStage(bench, adapter, async (stage) => {
        const page = await stage.open('/bare');
        // The text is there already: what counts is compiling and running it.
        const startMs = await page.evaluate(async () => {
          const script = document.createElement('script');
          script.textContent = await (await fetch('/app.js')).text();
          await new Promise((resolve) => setTimeout(resolve, 50));
          const begin = performance.now();
          document.head.append(script);
          return performance.now() - begin;
        });
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
          { groups: GROUPS, calls: CALLS, mark: stage.mark(0) },
        );
        starts.push(startMs);
        calls.push(median(groups));
        longTasks.push(await page.evaluate(() => window.bench.longTasks));
      });
    }
    return {
      'cost.start': Math.min(...starts),
      'cost.track': Math.min(...calls),
      'cost.longTasks': Math.min(...longTasks),
    };
  },
};
