import { setTimeout as delay } from 'node:timers/promises';
import type { Adapter } from '../adapters/adapter.ts';
import { type Bench, withStage } from '../stage/stage.ts';
import { type Cell, exactly, type Measure, plain } from './measure.ts';

const ASKS = {
  dnt: `Object.defineProperty(Navigator.prototype, 'doNotTrack', { configurable: true, get: () => '1' });`,
  gpc: `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { configurable: true, get: () => true });`,
};

/** Visitors who ask not to be tracked, by Do Not Track or Global Privacy Control. SDKs with an option for it have it on. */
export const silence: Measure = {
  name: 'silence',
  when: 'beside',
  limitMs: 60_000,
  rows: [
    { id: 'silence.dnt.requests', title: 'Do Not Track: requests', show: plain, target: exactly(0) },
    { id: 'silence.dnt.kept', title: 'Do Not Track: storage keys and cookies', show: plain, target: exactly(0) },
    { id: 'silence.gpc.requests', title: 'Global Privacy Control: requests', show: plain, target: exactly(0) },
    { id: 'silence.gpc.kept', title: 'Global Privacy Control: storage keys, cookies', show: plain, target: exactly(0) },
  ],
  async run(bench, adapter) {
    const cells: Record<string, Cell> = {};
    for (const [ask, before] of Object.entries(ASKS)) {
      const { requests, kept } = await visit(bench, adapter, before);
      cells[`silence.${ask}.requests`] = requests;
      cells[`silence.${ask}.kept`] = kept;
    }
    return cells;
  },
};

function visit(bench: Bench, adapter: Adapter, before: string): Promise<{ requests: number; kept: number }> {
  return withStage(
    bench,
    adapter,
    async ({ visit, track, collector, context, outside }) => {
      const page = await visit();
      await track(page, 5);
      await page.click('#cart');
      await page.click('#send');
      await page.evaluate(() => history.pushState(null, '', '/route'));
      await delay(2_500);
      const keys = await page.evaluate(
        async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
      );
      const cookies = await context.cookies();
      await page.close({ runBeforeUnload: true });
      await delay(700);
      return { requests: collector.received.length + outside.length, kept: keys + cookies.length };
    },
    before,
  );
}
