import type { Page } from '@playwright/test';
import { connected, expect, test, told } from './connector-test.ts';

/** The snippet of Google's tags. */
const putGtag = (page: Page) =>
  page.evaluate(() => {
    window.dataLayer = window.dataLayer || [];
    window.gtag = function gtag() {
      // biome-ignore lint/complexity/noArguments: as in Google's snippet
      window.dataLayer.push(arguments);
    };
  });
const gtag = (page: Page, kind: string, types: object) =>
  page.evaluate(([kind, types]) => window.gtag('consent', kind, types), [kind, types] as const);

const denied = { ad_personalization: 'denied', analytics_storage: 'denied' };
const granted = { ad_personalization: 'granted', analytics_storage: 'granted' };

test('Google Consent Mode: commands before and after the connection', async ({ page }) => {
  await putGtag(page);
  await gtag(page, 'default', denied);
  await connected(page, 'connectGoogleConsentMode');
  await gtag(page, 'update', granted);
  await gtag(page, 'update', granted);
  await gtag(page, 'update', { analytics_storage: 'denied' });
  expect(await told(page)).toEqual([
    { analytics: false, personalization: false },
    { analytics: true, personalization: true },
    { analytics: false, personalization: true },
  ]);
});

test('Google Consent Mode: a default that waits for an update holds when none comes', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  const early = await page.evaluate((denied) => {
    window.gtag('consent', 'default', { ...denied, wait_for_update: 300 });
    return window.told.length;
  }, denied);
  await expect.poll(() => told(page)).toEqual([{ analytics: false, personalization: false }]);
  expect(early).toBe(0);
});

test('Google Consent Mode: an update in time is the only word', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  await page.evaluate(
    ([denied, granted]) => {
      window.gtag('consent', 'default', { ...denied, wait_for_update: 5_000 });
      window.gtag('consent', 'update', granted);
    },
    [denied, granted] as const,
  );
  expect(await told(page)).toEqual([{ analytics: true, personalization: true }]);
});

test("Google Consent Mode: Tag Manager's own push goes on working, around ours and after the end", async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  const seen = await page.evaluate((granted) => {
    const { dataLayer } = window;
    const seen: unknown[] = [];
    const { push } = dataLayer;
    dataLayer.push = function (...entries) {
      const result = push.apply(this, entries);
      seen.push(...entries.map((entry) => (entry as unknown[])[0] ?? (entry as { event: string }).event), result);
      return result;
    };
    window.gtag('consent', 'update', granted);
    window.disconnect();
    dataLayer.push({ event: 'purchase' });
    return [...seen, dataLayer.length];
  }, granted);
  expect(seen).toEqual(['consent', 1, 'purchase', 2, 2]);
  expect(await told(page)).toEqual([{ analytics: true, personalization: true }]);
});

test('Google Consent Mode: the end leaves the data layer as it was', async ({ page }) => {
  await putGtag(page);
  await connected(page, 'connectGoogleConsentMode');
  await page.evaluate(() => window.disconnect());
  expect(await page.evaluate(() => [Object.hasOwn(window.dataLayer, 'push'), window.dataLayer.push(1)])).toEqual([
    false,
    1,
  ]);
});

test('Google Consent Mode: a data layer of another name, which comes later and is replaced', async ({ page }) => {
  await connected(page, 'connectGoogleConsentMode', {
    dataLayer: 'tags',
    types: { aiProcessing: ['analytics_storage'] },
  });
  await page.evaluate(() => Object.assign(window, { tags: [['consent', 'default', { analytics_storage: 'denied' }]] }));
  await expect.poll(() => told(page)).toEqual([{ analytics: false, aiProcessing: false }]);
  await page.evaluate(() => Object.assign(window, { tags: [['consent', 'update', { analytics_storage: 'granted' }]] }));
  await expect.poll(async () => (await told(page)).at(-1)).toEqual({ analytics: true, aiProcessing: true });
});
