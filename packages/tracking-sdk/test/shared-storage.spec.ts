import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { blocksOf } from '../../../scripts/guides/blocks.ts';
import type { Collector } from './collector.ts';
import { expect, test } from './sdk-test.ts';

const GUIDE = readFileSync(new URL('../../../docs/first-party-proxy.md', import.meta.url), 'utf8');
const SHARED_STORAGE = blocksOf(GUIDE).find(({ code }) => code.startsWith('// shared-storage.js'))?.code;
const SDK = readFileSync(new URL('../dist/index.js', import.meta.url), 'utf8');

/** Opens a page of a host whose tracker has this storage; hosts are made up, and `https` as cookies of a domain want it. */
async function open(context: BrowserContext, collector: Collector, host: string, storage: string): Promise<Page> {
  await context.route(`https://${host}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const script = { '/sdk.js': SDK, '/shared-storage.js': SHARED_STORAGE }[pathname];
    if (script) return route.fulfill({ contentType: 'text/javascript', body: script });
    const page = `<!doctype html><title>${host}</title><script type="module">
      import { CROWTracker } from '/sdk.js';
      import { sharedStorage } from '/shared-storage.js';
      window.tracker = new CROWTracker({ apiKey: 'crow_pk_test', endpoint: 'https://crow.test', storage: ${storage} });
    </script>`;
    return route.fulfill({ contentType: 'text/html', body: page });
  });
  await context.route('https://crow.test/**', async (route) => {
    const request = route.request();
    const response = await fetch(request.url().replace('https://crow.test', collector.endpoint), {
      method: request.method(),
      headers: { 'content-type': 'text/plain' },
      body: request.postData(),
    });
    const headers = { 'access-control-allow-origin': '*' };
    return route.fulfill({ status: response.status, headers, body: await response.text() });
  });
  const page = await context.newPage();
  await page.goto(`https://${host}/`);
  await page.waitForFunction(() => window.tracker);
  return page;
}

/** Visitor and session of each host that sent something, by the titles of their pages. */
async function whoOf(collector: Collector, hosts: readonly string[]) {
  const found = () =>
    hosts.map((host) => collector.batches().find(({ pages }) => pages?.some(({ title }) => title === host)));
  await expect.poll(() => found().every(Boolean)).toBe(true);
  return found().map((batch) => ({ visitorId: batch?.visitorId, sessionId: batch?.sessionId, userId: batch?.userId }));
}

const HOSTS = ['www.shop.test', 'help.shop.test'] as const;
const SHARED = "sharedStorage('shop.test')";

test('with the guide’s storage a visitor is one visitor in one session on all subdomains', async ({
  context,
  collector,
}) => {
  const www = await open(context, collector, HOSTS[0], SHARED);
  await www.evaluate(() => window.tracker.identify('ada'));
  const help = await open(context, collector, HOSTS[1], SHARED);
  for (const page of [www, help]) await page.evaluate(() => window.tracker.flush());
  const [onWww, onHelp] = await whoOf(collector, HOSTS);
  expect(onHelp).toMatchObject({ visitorId: onWww?.visitorId, sessionId: onWww?.sessionId, userId: 'ada' });
  expect(onHelp?.visitorId).toMatch(/^vis_/);
});

test('by themselves two hosts have two visitors, as the guide says', async ({ context, collector }) => {
  for (const host of HOSTS) {
    const page = await open(context, collector, host, 'undefined');
    await page.evaluate(() => window.tracker.flush());
  }
  const [onWww, onHelp] = await whoOf(collector, HOSTS);
  expect(onHelp?.visitorId).not.toBe(onWww?.visitorId);
  expect(onHelp?.sessionId).not.toBe(onWww?.sessionId);
});

test('a refusal takes the cookies of the domain away, and holds on the other host from its next page on', async ({
  context,
  collector,
}) => {
  const www = await open(context, collector, HOSTS[0], SHARED);
  await www.evaluate(() => window.tracker.setConsent({ analytics: false }));
  const names = async () => (await context.cookies()).map(({ name }) => name.replace(/^crow\.[^.]+\./, '')).sort();
  await expect.poll(names).toEqual(['consent']);
  const before = collector.tries.length;
  const help = await open(context, collector, HOSTS[1], SHARED);
  await help.evaluate(async () => {
    window.tracker.track('unwanted');
    await window.tracker.flush();
  });
  expect(collector.tries).toHaveLength(before);
  expect(await names()).toEqual(['consent']);
});

test('an id that is too large for a cookie stays on its host, and nothing is lost', async ({ context, collector }) => {
  const www = await open(context, collector, HOSTS[0], SHARED);
  await www.evaluate(async () => {
    window.tracker.register({ note: 'x'.repeat(5_000) });
    window.tracker.track('told');
    await window.tracker.flush();
  });
  await expect.poll(() => collector.names()).toContain('told');
});
