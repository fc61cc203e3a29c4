import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser } from '../../scripts/ensure-browser.mjs';
import { ROOT } from '../../scripts/stack/settings.ts';
import { openDashboard } from '../../tests/journeys/owner.ts';
import { enterShop, goToCheckoutWithLaptop } from '../../tests/journeys/shopper.ts';
import { Stack } from '../../tests/stack/stack.ts';
import { until } from '../../tests/stack/until.ts';
import { Laps } from './laps.ts';

const TARGET_S = 90;
/** Ports that a stack of one's own does not use. */
const PORT = 8890;
/** What `npm start` itself gives a visit before it counts as ended. */
const IDLE_MS = 30_000;

/**
 * Times what a newcomer waits for: from `git clone` until the dashboard tells what the first visit was about. What is
 * committed is cloned, and packages come from the cache of npm as far as it has them.
 */
async function main(): Promise<void> {
  const load = (loadavg()[0] ?? 0) / availableParallelism();
  const folder = mkdtempSync(join(tmpdir(), 'crow-first-'));
  // Of the npm that runs this command; the one that is measured would take this checkout for its own.
  for (const name of Object.keys(process.env)) if (name.startsWith('npm_')) delete process.env[name];
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
  const stack = new Stack({ port: PORT, idleMs: IDLE_MS, checkout: folder });
  try {
    const laps = new Laps();
    execFileSync('git', ['clone', '--quiet', ROOT, folder]);
    laps.end('clone');

    const started = stack.start();
    const said = (words: string) =>
      Promise.race([until(words, async () => stack.output.includes(words), 300_000), started]);
    await said('Building');
    laps.end('npm: install');
    await said('Starting the Workers');
    laps.end('build: SDK, model, dashboard, databases');
    await started;
    laps.end('start: Workers, demo organization, demo shop');

    const shopper = await enterShop(browser, stack.demo);
    await goToCheckoutWithLaptop(shopper.page);
    await shopper.leave();
    laps.end('visit: from the shop to its checkout');

    const owner = await openDashboard(browser, stack.demo);
    await owner.getByRole('link', { name: 'Sessions' }).click();
    // The live view, where this begins, names the laptop as well: only what was understood counts.
    const insight = owner.getByRole('link', { name: /left the checkout .*Laptop X1/i }).first();
    await insight.waitFor({ timeout: 120_000 });
    laps.end(`session: ${IDLE_MS / 1000} s of silence, insight, dashboard`);

    console.log(`\n${(await insight.allInnerTexts()).join().replaceAll(/\s*\n\s*/g, ' · ')}\n\n${laps}`);
    console.log(`\ntarget: < ${TARGET_S} s; processes that wanted to run, a core: ${load.toFixed(1)} before`);
    if (laps.totalS >= TARGET_S) process.exitCode = 1;
  } finally {
    await stack.dispose();
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
