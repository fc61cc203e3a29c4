import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { createCrowMain } from '../src/electron/main.ts';
import type { CrowMain } from '../src/platforms/electron/options.ts';
import { type Collector, startCollector } from './collector.ts';
import { AppStub, IpcMainStub } from './electron/stub.ts';
import { listenOnLoopback } from './listen.ts';

declare global {
  interface Window {
    desk: import('../src/electron/renderer.ts').CrowWindow;
    toMain(text: string): void;
    flushMain(): Promise<void>;
  }
}

const WINDOW = readFileSync(new URL('../dist/electron/renderer.js', import.meta.url), 'utf8');
const BODY = `<h1>Library</h1>
  <form name="search"><input name="q" value="typed-before"></form>
  <button data-crow-action="export">Export</button>
  <article data-crow-product='{"id":"frame-9","name":"Oak frame"}'>Oak frame</article>`;

/** The main process runs in the test, the window in Chromium; between them stands what Electron's bridge would be. */
const test = base.extend<{
  collector: Collector;
  ipcMain: IpcMainStub;
  crow: CrowMain;
  open: (before?: string) => Promise<Page>;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  collector: async ({}, use) => {
    const collector = await startCollector();
    await use(collector);
    await collector.close();
    expect(collector.faults).toEqual([]);
  },
  crow: async ({ collector, ipcMain }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'crow-window-'));
    const app = new AppStub(folder);
    const crow = createCrowMain({ app, ipcMain, apiKey: 'crow_pk_test', endpoint: collector.endpoint });
    await use(crow);
    crow.dispose();
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
  ipcMain: async ({}, use) => use(new IpcMainStub()),
  open: async ({ context, crow, ipcMain }, use) => {
    expect(crow).toBeTruthy();
    const server = createServer((request, response) => {
      const isScript = request.url === '/renderer.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      // The preload script runs before the page; with context isolation it shares nothing but the bridge.
      const start = `import { createCrowWindow, exposeCrow } from '/renderer.js';
        exposeCrow(
          { exposeInMainWorld: (name, bridge) => { window[name] = Object.freeze(bridge) } },
          { send: (channel, text) => window.toMain(channel + ' ' + text), invoke: () => window.flushMain() },
        );
        window.desk = createCrowWindow();`;
      response.end(
        isScript
          ? WINDOW
          : `<!doctype html><title>Library</title><link rel="icon" href="data:,"><script type="module">${start}</script>${BODY}`,
      );
    });
    const { origin, close } = await listenOnLoopback(server);
    const errors: string[] = [];
    let windows = 0;
    await use(async (before = '') => {
      const page = await context.newPage();
      const number = ++windows;
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
      const senderFrame = { parent: null, url: origin };
      await page.exposeFunction('toMain', (said: string) => {
        expect(said).toMatch(/^crow \{/);
        ipcMain.say(said.slice(5), { window: number, senderFrame });
      });
      await page.exposeFunction('flushMain', () =>
        ipcMain.handlers.get('crow:flush')?.({ sender: { id: number }, senderFrame }),
      );
      await page.addInitScript(before);
      await page.goto(`${origin}/index.html`);
      await page.waitForFunction(() => window.desk);
      return page;
    });
    await close();
    expect(errors).toEqual([]);
  },
});

test('a window tells what happens in it, and main process and windows are one session', async ({
  collector,
  crow,
  open,
}) => {
  const first = await open();
  const second = await open();
  crow.track('from_main');
  await first.click('text=Export');
  await second.evaluate(() => window.desk.track('from_window', { kind: 'image' }));
  await first.evaluate(() => window.desk.flush());
  await expect.poll(() => collector.names().sort()).toEqual(['from_main', 'from_window']);
  const types = collector.events().map(({ type }) => type);
  expect(types.filter((type) => type === 'page_view')).toHaveLength(2);
  expect(collector.events().find(({ type }) => type === 'click')).toMatchObject({
    action: 'export',
    element: { tag: 'button', text: 'Export' },
    titled: 'Library',
  });
  expect(new Set(collector.batches().map(({ sessionId, visitorId }) => `${sessionId} ${visitorId}`)).size).toBe(1);
  expect(collector.batches()[0]).toMatchObject({ platform: 'electron', context: { app: { name: 'Photo Desk' } } });
});

test('each view of a window is a page with its own title', async ({ collector, crow, open }) => {
  const page = await open();
  await page.evaluate(() => {
    history.pushState({}, '', '/albums/7?token=abc');
    document.title = 'Album 7';
  });
  await expect
    .poll(async () => {
      await crow.flush();
      await page.evaluate(() => window.desk.track('seen'));
      await crow.flush();
      const seen = collector.events().filter((event) => event.type === 'custom');
      return seen.at(-1)?.titled;
    })
    .toBe('Album 7');
  const views = collector.events().filter(({ type }) => type === 'page_view');
  expect(views.map(({ where }) => new URL(where).pathname + new URL(where).search)).toEqual([
    '/index.html',
    '/albums/7?token=[redacted]',
  ]);
});

test('what is typed never leaves the window', async ({ collector, crow, open }) => {
  const page = await open();
  await page.fill('[name=q]', 'typed-secret');
  await page.click('text=Export');
  await page.evaluate(() => window.desk.flush());
  await crow.flush();
  expect(JSON.stringify(collector.tries)).not.toContain('typed');
  expect(collector.events().map(({ type }) => type)).toContain('form_blur');
});

test('a product view ends with its window', async ({ collector, crow, open }) => {
  const page = await open();
  await page.waitForTimeout(600);
  // What a page says while it really goes may not get through the test's bridge, as it does through Electron's.
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await crow.flush();
  await expect
    .poll(async () => {
      await crow.flush();
      return collector.events().find(({ type }) => type === 'product_view');
    })
    .toMatchObject({ product: { id: 'frame-9', name: 'Oak frame' } });
});

test('consent and opting out reach the main process', async ({ collector, crow, open }) => {
  const page = await open();
  await page.evaluate(() => {
    window.desk.identify('user-7', { plan: 'pro' });
    window.desk.optOut();
    window.desk.track('after');
  });
  crow.track('after');
  await page.evaluate(() => window.desk.flush());
  // The page view may have gone before the person opted out.
  expect(collector.events().filter(({ type }) => type !== 'page_view')).toEqual([]);
  await page.evaluate(() => {
    window.desk.optIn();
    window.desk.track('again');
    return window.desk.flush();
  });
  expect(collector.names()).toEqual(['again']);
});

test('a window that asks not to be tracked is silent', async ({ collector, crow, open }) => {
  const page = await open("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
  await page.click('text=Export');
  await page.evaluate(() => {
    window.desk.track('never');
    return window.desk.flush();
  });
  await crow.flush();
  expect(collector.tries).toEqual([]);
});
