import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../../scripts/chromium.ts';

const port = 8930;

/** Runs against the built dashboard, served with its own content security policy; the API is faked in the browser. */
export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 2,
  // A test is no stopwatch: on a busy machine, looking at a page twice with axe takes half a minute, a screen ten seconds.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: `node ../../scripts/build.ts && node test/serve-dist.ts ${port}`,
    url: `http://127.0.0.1:${port}/`,
    stdout: 'ignore',
  },
});
