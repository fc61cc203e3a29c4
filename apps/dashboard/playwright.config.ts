import { defineConfig } from '@playwright/test';

const port = 8930;

/** Runs against the built dashboard, served with its own content security policy; the API is faked in the browser. */
export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  expect: { timeout: 5_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
    },
  },
  webServer: {
    command: `vite build --logLevel warn && node test/serve-dist.ts ${port}`,
    url: `http://127.0.0.1:${port}/`,
    stdout: 'ignore',
  },
});
