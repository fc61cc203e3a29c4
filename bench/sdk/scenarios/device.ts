import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../stage/until.ts';
import type { Scenario } from './scenario.ts';

/** The browser refuses storage, as with all cookies blocked: even naming it throws. */
export const blocked: Scenario = {
  id: 'blocked',
  title: 'storage that throws, 30',
  limitMs: 45_000,
  before: `for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
    Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });`,
  async play(stage) {
    const page = await stage.visit();
    await stage.track(page, 30);
    await stage.arrival(30, 3_000);
    await page.close({ runBeforeUnload: true });
    return stage.arrival(30, 5_000);
  },
};

/** The tab crashes six tenths of a second after thirty events; the site is visited again. */
export const crashed: Scenario = {
  id: 'crashed',
  title: 'crashed tab, next visit, 30',
  limitMs: 60_000,
  async play(stage) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    await stage.track(page, 30);
    await delay(600);
    const session = await stage.context.newCDPSession(page);
    session.send('Page.crash').catch(() => undefined); // it has no answer
    await page.waitForEvent('crash', { timeout: 5_000 });
    await stage.visit('/later');
    return stage.arrival(30, 25_000);
  },
};
