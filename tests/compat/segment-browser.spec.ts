import type { Page } from '@playwright/test';
import type { AnalyticsBrowser } from '@segment/analytics-next';
import { bundleApp } from './stack/bundle.ts';
import { type Compat, eventsOf, expect, test } from './stack/compat-test.ts';
import { openSite } from './stack/site.ts';

type Window = typeof globalThis & { analytics: AnalyticsBrowser };

/** Opens the shop as somebody who comes from an advertisement. */
async function visit(page: Page, app: string, { writeKey, line }: Compat) {
  const site = await openSite(await bundleApp(app), { endpoint: line.endpoint, writeKey });
  const url = `${site.address}/laptop?utm_source=mail&utm_campaign=spring`;
  await page.goto(url, { referer: 'https://search.example/' });
  return { site, url };
}

test('@segment/analytics-next: what it sends arrives, once, also when answers were lost', async ({ page, compat }) => {
  const { line, arrived } = compat;
  line.loseAnswers(2);
  const { site, url } = await visit(page, 'segment-browser', compat);
  const anonymousId = await page.evaluate(async () => {
    const { analytics } = globalThis as Window;
    // Before the visitor is known: afterwards the client puts the known user's id in the place of the new one.
    await analytics.alias('user-1', 'visitor-7');
    await analytics.identify('user-1', { email: 'ada@example.com' });
    await analytics.track('Product Added', { sku: 'x1', price: 1299.5 });
    await analytics.group('acme', { seats: 12 });
    return (await analytics.user()).anonymousId();
  });
  await expect
    .poll(() => line.passed.filter(({ method, status }) => method === 'POST' && status === 200).length)
    .toBe(5);
  const sessions = await arrived(6);
  site.end();
  expect(line.passed.filter(({ status }) => status === 503)).toHaveLength(2);

  expect(sessions).toHaveLength(1);
  const [session] = sessions;
  expect(session?.context).toMatchObject({
    visitorId: anonymousId,
    platform: 'web',
    language: 'en-GB',
    groupId: 'acme',
  });
  expect(session?.context.timeZone).toBe('Europe/Berlin');
  expect(session?.context.userAgent).toContain('Chrome');
  const place = { url, title: 'Laptop X1' };
  expect(session?.events).toHaveLength(6);
  expect(session?.events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        ...{ type: 'page_view', ...place, referrer: 'https://search.example/' },
        campaign: { source: 'mail', campaign: 'spring' },
      }),
      expect.objectContaining({ type: 'custom', name: 'page', ...place, properties: { name: 'Laptop', stock: 3 } }),
      expect.objectContaining({ type: 'identify', userId: 'user-1', traits: { email: 'ada@example.com' }, ...place }),
      expect.objectContaining({ name: 'Product Added', properties: { sku: 'x1', price: 1299.5 }, ...place }),
      expect.objectContaining({ type: 'group', groupId: 'acme', traits: { seats: 12 } }),
      expect.objectContaining({ type: 'alias', previousId: 'visitor-7', userId: 'user-1' }),
    ]),
  );
});

test('@segment/analytics-next in batches: what it sends arrives, once, also when it is sent again in another batch', async ({
  page,
  compat,
}) => {
  const { line, arrived } = compat;
  const { site } = await visit(page, 'segment-browser-batching', compat);
  line.loseAnswers(1);
  await page.evaluate(async () => {
    const { analytics } = globalThis as Window;
    await Promise.all([1, 2, 3, 4].map((step) => analytics.track(`Step ${step}`)));
  });
  await expect.poll(() => line.passed.some(({ path, status }) => path === '/v1/b' && status === 200)).toBe(true);
  const sessions = await arrived(5);
  site.end();
  const names = eventsOf(sessions).map((event) => (event.type === 'custom' ? event.name : event.type));
  expect(names.sort()).toEqual(['Step 1', 'Step 2', 'Step 3', 'Step 4', 'page_view']);
});
