import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../scripts/chromium.ts';

/**
 * Whole-system tests: each spec file starts the product by `npm start` on ports and a data
 * folder of its own. One after the other, because a stack uses both cores.
 */
export default defineConfig({
  testDir: '.',
  // Files named .test.ts are Vitest's.
  testMatch: '**/*.spec.ts',
  // It has packages of its own to install: `npm run test:compat`.
  testIgnore: 'compat/**',
  outputDir: '../test-results/system',
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    launchOptions: CHROMIUM,
  },
});
