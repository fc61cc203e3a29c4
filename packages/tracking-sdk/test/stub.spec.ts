import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type Files, HANG, serveFiles } from './files.ts';
import { test as base, expect, visitLater } from './sdk-test.ts';

const STUB = readFileSync(new URL('../dist/stub.js', import.meta.url), 'utf8');
const SCRIPT = readFileSync(new URL('../dist/crow.global.js', import.meta.url), 'utf8');

/** What pages with the script tag have; not declared for all of them, because the sources say it more exactly. */
type WithScript = Window & { crow(...call: unknown[]): unknown; CROWTracker?: unknown };

const crow = (page: Page, ...call: unknown[]) =>
  page.evaluate((call) => void (window as unknown as WithScript).crow(...call), call);
const loaded = (page: Page) => page.waitForFunction(() => (window as unknown as WithScript).CROWTracker);

/** A shop with the stub in its pages and the script on its server, which answers or doesn't. */
interface Shop {
  files: Files;
  /** Writes a page: the stub, calls, and the script's tag with attributes. */
  put(path: string, calls?: string, attributes?: string): void;
  open(path: string): Promise<Page>;
}

const test = base.extend<{ shop: Shop }>({
  shop: async ({ collector, context }, use) => {
    const files = await serveFiles();
    const errors: string[] = [];
    await use({
      files,
      put(path, calls = '', attributes = '') {
        const tag = `<script async src="/crow.global.js" data-api-key="crow_pk_test" data-endpoint="${collector.endpoint}" ${attributes}></script>`;
        files.texts.set(
          path,
          `<!doctype html><link rel="icon" href="data:,"><script>${STUB}</script><title>Shop ${path}</title>${tag}<h1>Hello</h1><script>${calls}</script>`,
        );
      },
      async open(path) {
        const page = await context.newPage();
        page.on('pageerror', (error) => errors.push(error.message));
        await page.goto(files.origin + path, { waitUntil: 'commit' });
        await page.waitForSelector('h1');
        return page;
      },
    });
    await files.close();
    expect(errors).toEqual([]);
  },
});

const CALLS = "crow('track', 'first', { place: 'top' }); crow('identify', 'user-7'); crow('track', 'second')";

test('a bounce before the script has loaded is seen, with its calls', async ({ collector, shop }) => {
  shop.files.texts.set('/crow.global.js', HANG);
  shop.put('/deal', CALLS);
  const page = await shop.open('/deal?utm_source=news&token=s3cret');
  await page.waitForTimeout(400);
  await page.close({ runBeforeUnload: true });
  await expect
    .poll(() => collector.events())
    .toMatchObject([
      {
        type: 'page_view',
        navigation: 'load',
        campaign: { source: 'news' },
        where: `${shop.files.origin}/deal?utm_source=news&token=[redacted]`,
        titled: 'Shop /deal',
      },
      { type: 'custom', name: 'first', properties: { place: 'top' } },
      { type: 'identify', userId: 'user-7' },
      { type: 'custom', name: 'second' },
    ]);
  expect(collector.batches()[0]).toMatchObject({ userId: 'user-7', visitorId: expect.stringMatching(/^vis_/) });
  expect(JSON.stringify(collector.tries)).not.toContain('s3cret');
});

test('a visitor who goes on is the same one in the same session, and nothing is counted twice', async ({
  collector,
  shop,
}) => {
  shop.files.texts.set('/crow.global.js', HANG);
  shop.put('/deal', CALLS);
  shop.put('/next', "crow('track', 'third')");
  const page = await shop.open('/deal');
  shop.files.texts.set('/crow.global.js', SCRIPT);
  await page.goto(`${shop.files.origin}/next`);
  await loaded(page);
  await crow(page, 'flush');
  await expect.poll(() => collector.names()).toEqual(['first', 'second', 'third']);
  await page.close({ runBeforeUnload: true });
  await expect
    .poll(() => collector.events().filter(({ type }) => type === 'page_view'))
    .toMatchObject([{ where: `${shop.files.origin}/deal` }, { where: `${shop.files.origin}/next` }]);
  const batches = collector.batches();
  expect(new Set(batches.map(({ visitorId }) => visitorId)).size).toBe(1);
  expect(new Set(batches.map(({ sessionId }) => sessionId)).size).toBe(1);
  expect(new Set(batches.map(({ userId }) => userId))).toEqual(new Set(['user-7']));
  expect(collector.names()).toEqual(['first', 'second', 'third']);
});

test('a bounce while offline is sent by the next visit, with its own time and page', async ({
  collector,
  context,
  shop,
}) => {
  shop.files.texts.set('/crow.global.js', HANG);
  shop.put('/deal', CALLS);
  shop.put('/later');
  const page = await shop.open('/deal');
  const leftAt = Date.now();
  await context.setOffline(true);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(collector.tries).toEqual([]);
  await context.setOffline(false);
  shop.files.texts.set('/crow.global.js', SCRIPT);
  await visitLater(context, () => shop.open('/later'));
  await expect.poll(() => collector.names()).toEqual(['first', 'second']);
  const [view] = collector.events();
  expect(view).toMatchObject({ type: 'page_view', where: `${shop.files.origin}/deal` });
  expect(view?.ts).toBeLessThanOrEqual(leftAt);
});

test('where the script loads, the stub is silent', async ({ collector, shop }) => {
  shop.files.texts.set('/crow.global.js', SCRIPT);
  shop.put('/deal', CALLS);
  const page = await shop.open('/deal');
  await loaded(page);
  await crow(page, 'track', 'third');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['first', 'second', 'third']);
  expect(collector.events().filter(({ type }) => type === 'page_view').length).toBe(1);
  expect(new Set(collector.batches().map(({ source }) => source)).size).toBe(1);
});

test('a page that was hidden before the script loaded is counted once', async ({ collector, shop }) => {
  shop.files.texts.set('/crow.global.js', HANG);
  shop.put('/deal', CALLS);
  const page = await shop.open('/deal');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Object.defineProperty(document, 'hidden', { value: false });
  });
  await crow(page, 'track', 'third');
  await expect.poll(() => collector.names()).toEqual(['first', 'second']);
  await page.addScriptTag({ content: SCRIPT });
  await crow(page, 'init', { apiKey: 'crow_pk_test', endpoint: collector.endpoint });
  await crow(page, 'track', 'fourth');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['first', 'second', 'third', 'fourth']);
  expect(collector.events().filter(({ type }) => type === 'page_view').length).toBe(1);
});

for (const [name, calls, attributes] of [
  ['consent is required and was not given', CALLS, 'data-consent="required"'],
  ['consent was taken back', `${CALLS}; crow('setConsent', { analytics: false })`, ''],
  ['the visitor opts out', `${CALLS}; crow('optOut')`, ''],
  [
    'the browser asks for silence',
    `Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }); ${CALLS}`,
    '',
  ],
  [
    'the visitor had refused on an earlier visit',
    `localStorage.setItem('crow.k_test.consent', '{"analytics":false}'); ${CALLS}`,
    '',
  ],
] as const) {
  test(`the stub sends and keeps nothing where ${name}`, async ({ collector, shop }) => {
    shop.files.texts.set('/crow.global.js', HANG);
    shop.put('/deal', calls, attributes);
    const page = await shop.open('/deal');
    await page.goto(`${shop.files.origin}/elsewhere`);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => !key.endsWith('consent')))).toEqual([]);
    expect(collector.tries).toEqual([]);
  });
}

test('the stub sends where consent is required and given', async ({ collector, shop }) => {
  shop.files.texts.set('/crow.global.js', HANG);
  shop.put('/deal', `${CALLS}; crow('setConsent', { analytics: true })`, 'data-consent="required"');
  const page = await shop.open('/deal');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['first', 'second']);
  expect(collector.batches()[0]?.consent).toEqual({ analytics: true, personalization: false, aiProcessing: false });
});

test('attributes of the script tag are options', async ({ collector, shop }) => {
  shop.files.texts.set('/crow.global.js', SCRIPT);
  shop.put('/deal', CALLS, 'data-cookieless="true" data-autocapture=\'{"pageViews":false}\'');
  const page = await shop.open('/deal');
  await loaded(page);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['first', 'second']);
  expect(collector.events().filter(({ type }) => type === 'page_view')).toEqual([]);
  expect(collector.batches()[0]?.visitorId).toBeUndefined();
});

test('the script starts without an exception, also without one that it catches', async ({
  collector,
  context,
  shop,
}) => {
  shop.files.texts.set('/crow.global.js', SCRIPT);
  shop.put('/');
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const thrown: (string | undefined)[] = [];
  session.on('Debugger.paused', ({ data }) => {
    thrown.push(data?.description);
    session.send('Debugger.resume').catch(() => undefined); // the page may be gone
  });
  await session.send('Debugger.enable');
  await session.send('Debugger.setPauseOnExceptions', { state: 'all' });
  await page.goto(`${shop.files.origin}/`);
  await expect.poll(() => collector.events().map(({ type }) => type)).toContain('page_view');
  expect(thrown).toEqual([]);
});
