import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../../scripts/chromium.ts';

/** Other vendors' clients, as they are published, against the gateway and the ingest worker. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/compat',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: { locale: 'en-GB', timezoneId: 'Europe/Berlin', launchOptions: CHROMIUM },
});
