import { setTimeout as delay } from 'node:timers/promises';
import { withStage } from '../stage/stage.ts';
import { exactly, type Measure, plain } from './measure.ts';

/** Errors in the host page: of a visit that does everything once, and of all that was measured before. */
export const errors: Measure = {
  name: 'errors',
  when: 'last',
  limitMs: 60_000,
  rows: [{ id: 'errors', title: 'uncaught and console errors, all visits', show: plain, target: exactly(0) }],
  async run(bench, adapter) {
    await withStage(bench, adapter, async ({ visit, track }) => {
      const page = await visit();
      await track(page, 3);
      for (const target of ['#cart', '#send', '#route', '#editor', '#name']) await page.click(target);
      await page.evaluate(() => history.pushState(null, '', '/route'));
      await page.click('#next');
      await page.goBack();
      await delay(1_000);
    });
    return { errors: bench.errors.get(adapter.name)?.length ?? 0 };
  },
};
