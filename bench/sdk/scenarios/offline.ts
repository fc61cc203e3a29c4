import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../stage/until.ts';
import { recovery, type Scenario } from './scenario.ts';

/** Fifty events without a network, which then comes back. */
export const offline: Scenario = {
  id: 'offline',
  title: 'offline 50, then online',
  limitMs: 60_000,
  async play(stage) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    await stage.context.setOffline(true);
    await stage.track(page, 50);
    await delay(3_000);
    await stage.context.setOffline(false);
    const backAt = Date.now();
    const tally = await stage.arrival(50, 20_000);
    return { ...tally, values: recovery('recoverOnline', tally, backAt) };
  },
};

/** Fifty events without a network; the tab is closed, and the site visited again when the network is back. */
export const reopened: Scenario = {
  id: 'reopened',
  title: 'offline 50, closed, reopened',
  limitMs: 60_000,
  async play(stage) {
    const page = await stage.visit();
    await until(() => stage.collector.deliveries.length > 0, 1_500);
    await stage.context.setOffline(true);
    await stage.track(page, 50);
    await delay(1_000);
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    await stage.context.setOffline(false);
    await stage.visit('/later');
    return stage.arrival(50, 20_000);
  },
};
