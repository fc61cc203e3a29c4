import { Analytics } from '@segment/analytics-node';
import { eventsOf, expect, test } from './stack/compat-test.ts';

const DAY = 86_400_000;

test('@segment/analytics-node: what it sends arrives, once, also when answers were lost', async ({ compat }) => {
  const { writeKey, line, arrived } = compat;
  const analytics = new Analytics({ writeKey, host: line.endpoint, flushAt: 4, maxRetries: 5 });
  const failures: unknown[] = [];
  analytics.on('error', (error) => failures.push(error));
  const yesterday = new Date(Date.now() - DAY);
  const page = { url: 'https://shop.example/laptop', title: 'Laptop', referrer: 'https://search.example/' };
  line.loseAnswers(2);
  const begun = Date.now();

  analytics.identify({ userId: 'user-1', traits: { email: 'ada@example.com', plan: 'pro' } });
  analytics.track({
    ...{ userId: 'user-1', event: 'Order Completed', properties: { total: 1299.5, items: [{ sku: 'x1' }] } },
    ...{ messageId: 'order-1', context: { page, locale: 'de-DE', userAgent: 'Browser/1', ip: '192.0.2.1' } },
  });
  analytics.page({
    userId: 'user-1',
    name: 'Laptop',
    properties: page,
    context: { campaign: { name: 'spring', source: 'mail', medium: 'letter' } },
  });
  analytics.screen({ userId: 'user-1', name: 'Cart' });
  analytics.group({ userId: 'user-1', groupId: 'acme', traits: { seats: 12 } });
  analytics.alias({ userId: 'user-1', previousId: 'visitor-7' });
  analytics.track({ userId: 'user-1', event: 'Imported', timestamp: yesterday });
  analytics.track({ anonymousId: 'visitor-2', event: 'Looked Around' });
  await analytics.closeAndFlush();
  expect(failures).toEqual([]);
  expect(line.passed.map(({ status }) => status).sort()).toEqual([200, 200, 503, 503]);

  const sessions = await arrived(8);
  expect(eventsOf(sessions)).toHaveLength(8);
  expect(sessions).toHaveLength(3);
  const today = sessions.find(({ events }) => events.length === 6);
  expect(today?.context).toMatchObject({ userId: 'user-1', groupId: 'acme', platform: 'server', language: 'de-DE' });
  expect(today?.context.userAgent).toBe('Browser/1');
  expect(today?.events).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        type: 'identify',
        userId: 'user-1',
        traits: { email: 'ada@example.com', plan: 'pro' },
      }),
      expect.objectContaining({
        ...{ type: 'custom', id: 'order-1', name: 'Order Completed', url: page.url, title: 'Laptop' },
        properties: { total: 1299.5, items: [{ sku: 'x1' }] },
      }),
      expect.objectContaining({
        type: 'page_view',
        ...page,
        campaign: { campaign: 'spring', source: 'mail', medium: 'letter' },
      }),
      expect.objectContaining({ type: 'page_view', navigation: 'screen', title: 'Cart' }),
      expect.objectContaining({ type: 'group', groupId: 'acme', traits: { seats: 12 } }),
      expect.objectContaining({ type: 'alias', previousId: 'visitor-7', userId: 'user-1' }),
    ]),
  );
  for (const event of today?.events ?? []) expect(Math.abs(event.ts - begun)).toBeLessThan(2_000);
  const imported = eventsOf(sessions).find((event) => event.type === 'custom' && event.name === 'Imported');
  expect(Math.abs((imported?.ts ?? 0) - yesterday.getTime())).toBeLessThan(2_000);
  expect(sessions.find(({ context }) => context.visitorId === 'visitor-2')?.events).toHaveLength(1);
  expect(JSON.stringify(sessions)).not.toContain('192.0.2.1');
});

test('@segment/analytics-node: a key that is refused is told as a failure', async ({ compat }) => {
  const analytics = new Analytics({ writeKey: 'no-key', host: compat.line.endpoint });
  const failure = new Promise((resolve) => analytics.on('error', resolve));
  analytics.track({ userId: 'user-1', event: 'Lost' });
  await analytics.closeAndFlush();
  expect(await failure).toMatchObject({ code: 'delivery_failure' });
  expect(compat.line.passed.map(({ status }) => status)).toEqual([401]);
});
