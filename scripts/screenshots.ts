import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureBrowser } from './ensure-browser.mjs';
import type { Demo } from './stack/demo.ts';
import { ROOT, readSettings } from './stack/settings.ts';

/** Takes the pictures of the documentation from a running stack: `npm start`, `npm run simulate`, then this. */
const demo = JSON.parse(readFileSync(join(readSettings().dataDir, 'demo.json'), 'utf8')) as Demo;
const browser = await chromium.launch({
  executablePath: ensureBrowser(),
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  await pictureShop(browser);
  await pictureDashboard(browser, 'light');
  await pictureDashboard(browser, 'dark');
} finally {
  await browser.close();
}

async function pictureShop(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(demo.shop);
  await save(page, 'shop-home');
  await page.goto(`${demo.shop}/products/laptop-x1`);
  await save(page, 'shop-product');
}

async function pictureDashboard(browser: Browser, colorScheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
  await page.goto(demo.dashboard);
  await page.getByLabel(/e-?mail/i).fill(demo.email);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(demo.password);
  await page.getByRole('button', { name: /log in|sign in/i }).click();
  await page.getByRole('link', { name: 'Live' }).waitFor();
  await page
    .getByText(/events per second/i)
    .first()
    .waitFor();
  await save(page, `dashboard-live-${colorScheme}`);
  await page.getByRole('link', { name: 'Sessions' }).click();
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor();
  const told = page.getByRole('link', { name: /left the checkout with|bought/i }).first();
  await told.waitFor();
  await save(page, `dashboard-sessions-${colorScheme}`);
  await told.click();
  const statement = page.getByRole('region', { name: 'Story' }).getByRole('button').first();
  await statement.hover();
  await save(page, `dashboard-session-${colorScheme}`);
  await page.goto(`${demo.dashboard}/search?q=${encodeURIComponent('people who hesitated at shipping costs')}`);
  await page
    .getByText(/shipping/i)
    .nth(1)
    .waitFor();
  await save(page, `dashboard-search-${colorScheme}`);
  await page.close();
}

async function save(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined); // the live view keeps its socket open
  await page.screenshot({ path: join(ROOT, 'docs/images', `${name}.png`) });
}
