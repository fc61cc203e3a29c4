import { setTimeout as delay } from 'node:timers/promises';
import type { Scenario } from './scenario.ts';

/** The tab is closed right after twenty events. */
export const closing: Scenario = {
  id: 'closing',
  title: 'closing the tab, 20',
  limitMs: 40_000,
  async play(stage) {
    const page = await stage.visit();
    await stage.track(page, 20);
    await page.close({ runBeforeUnload: true });
    return stage.arrival(20, 6_000);
  },
};

/** The visitor goes to a page without the SDK right after twenty events. */
export const leaving: Scenario = {
  id: 'leaving',
  title: 'leaving the site, 20',
  limitMs: 40_000,
  async play(stage) {
    const page = await stage.visit();
    await stage.track(page, 20);
    await page.goto(`${stage.origin}/elsewhere`);
    return stage.arrival(20, 6_000);
  },
};

/** The tab is closed 400 ms after the page has loaded: its address, which is marked, must be known. */
export const bounce: Scenario = {
  id: 'bounce',
  title: 'bounce after 400 ms',
  limitMs: 30_000,
  async play(stage) {
    const page = await stage.open(`/${stage.mark(0)}`);
    await delay(400);
    await page.close({ runBeforeUnload: true });
    // Every event of the page names its address, so that there is no telling copies by it.
    return { ...(await stage.arrival(1, 5_000)), copies: 0 };
  },
};
