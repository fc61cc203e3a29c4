import { defineConfig } from '@playwright/test';
import { CHROMIUM } from '../../scripts/chromium.ts';

const port = 4650;

/** Runs against the built shop under its own content security policy; CROW's gateway is faked in the browser. */
export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 2,
  // A test is no stopwatch: a busy machine may take its time.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: `vite build --outDir dist/test --logLevel warn && vite preview --outDir dist/test --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    env: { VITE_CROW_API_KEY: 'crow_pk_test', VITE_CROW_ENDPOINT: 'http://localhost:4651' },
    stdout: 'ignore',
  },
});
