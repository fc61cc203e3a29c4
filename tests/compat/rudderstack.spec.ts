import type { Page } from '@playwright/test';
import type { RudderAnalytics } from '@rudderstack/analytics-js';
import { bundleApp } from './stack/bundle.ts';
import { type Compat, expect, test } from './stack/compat-test.ts';
import { openSite } from './stack/site.ts';

type Window = typeof globalThis & { analytics: RudderAnalytics };

/** Opens the shop and waits until the client is ready. */
async function visit(page: Page, app: string, { writeKey, line }: Compat) {
  const site = await openSite(await bundleApp(app), { endpoint: line.endpoint, writeKey });
  const url = `${site.address}/laptop?utm_source=mail&utm_campaign=spring`;
  await page.goto(url, { referer: 'https://search.example/' });
  await page.evaluate(() => new Promise<void>((resolve) => (globalThis as Window).analytics.ready(() => resolve())));
  return { site, url };
}

test('@rudderstack/analytics-js: what it sends arrives, once, also when answers were lost', async ({
  page,
  compat,
}) => {
  const { line, arrived } = compat;
  line.loseAnswers(2);
  const { site, url } = await visit(page, 'rudderstack', compat);
  const told = await page.evaluate(() => {
    const { analytics } = globalThis as Window;
    analytics.identify('user-1', { email: 'ada@example.com' });
    analytics.track('Product Added', { sku: 'x1', price: 1299.5 });
    analytics.group('acme', { seats: 12 });
    analytics.alias('user-2', 'user-1');
    return { anonymousId: analytics.getAnonymousId(), sessionId: analytics.getSessionId() };
  });
  await expect
    .poll(() => line.passed.filter(({ method, status }) => method === 'POST' && status === 200).length)
    .toBe(5);
  const sessions = await arrived(5);
  site.end();
  expect(line.passed.filter(({ status }) => status === 503)).toHaveLength(2);

  expect(told.sessionId).toBeGreaterThan(0);
  expect(sessions).toHaveLength(1);
  const [session] = sessions;
  expect(session?.context).toMatchObject({ visitorId: told.anonymousId, platform: 'web', language: 'en-GB' });
  const place = { url, title: 'Laptop X1' };
  expect(session?.events).toHaveLength(5);
  expect(session?.events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...{ type: 'page_view', ...place, referrer: 'https://search.example/' },
        campaign: { source: 'mail', campaign: 'spring' },
      }),
      expect.objectContaining({ type: 'identify', userId: 'user-1', traits: { email: 'ada@example.com' } }),
      expect.objectContaining({ name: 'Product Added', properties: { sku: 'x1', price: 1299.5 }, ...place }),
      expect.objectContaining({ type: 'group', groupId: 'acme', traits: { seats: 12 } }),
      expect.objectContaining({ type: 'alias', previousId: 'user-1', userId: 'user-2' }),
    ]),
  );
});

test('@rudderstack/analytics-js with beacons: what it sends arrives', async ({ page, compat }) => {
  const { site } = await visit(page, 'rudderstack-beacon', compat);
  await page.evaluate(() => (globalThis as Window).analytics.track('Product Added'));
  const [session] = await compat.arrived(2);
  site.end();
  expect(session?.events.map(({ type }) => type).sort()).toEqual(['custom', 'page_view']);
  expect(compat.line.passed.some(({ path }) => path.startsWith('/beacon/v1/batch'))).toBe(true);
});
