import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../scripts/chromium.ts';

/**
 * Whole-system tests: each spec file starts the product by `npm start` on ports and a data
 * folder of its own. Two at a time, because a stack spends half of its start waiting.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/system',
  globalSetup: './stack/build-once.ts',
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    launchOptions: CHROMIUM,
  },
});
