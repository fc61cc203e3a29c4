import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../../scripts/chromium.ts';

/** Runs against the built script and module, in pages and against a collector that each test starts for itself. */
export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 2,
  // A test is no stopwatch: some wait half a minute for a patient queue, and a busy machine adds to it.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: CHROMIUM,
  },
});
