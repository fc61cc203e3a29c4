import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { CHROMIUM } from '../../../scripts/chromium.ts';
import type { Collector, StoredEvent } from './collector.ts';
import { expect, test } from './sdk-test.ts';

/** Playwright switches the back/forward cache off. */
test.use({
  launchOptions: { ...CHROMIUM, ignoreDefaultArgs: ['--disable-back-forward-cache'] },
});

type Performance = Extract<StoredEvent, { type: 'performance' }>;
type Metrics = Performance['metrics'];

/**
 * The library on the same page: `window.live` has what it knows so far, and the storage what it had reported when the
 * page was hidden, oldest first, under the path of the page.
 */
const WEB_VITALS = `${readFileSync(new URL(import.meta.resolve('web-vitals').replace(/\.js$/, '.iife.js')), 'utf8')}
  window.live = {};
  window.reported = [];
  const path = location.pathname;
  addEventListener('visibilitychange', () => { localStorage[path] = JSON.stringify(reported) });
  addEventListener('pageshow', ({ persisted }) => { if (persisted) reported = [] });
  for (const name of ['LCP', 'CLS', 'INP', 'FCP', 'TTFB']) {
    webVitals['on' + name](({ value }) => { live[name.toLowerCase()] = value }, { reportAllChanges: true });
    webVitals['on' + name](({ value }) => { reported.push([name.toLowerCase(), value]) });
  }
  window.block = (ms) => { for (const end = performance.now() + ms; performance.now() < end; ); };`;

declare global {
  interface Window {
    live: Metrics;
    reported: unknown[];
    block(ms: number): void;
  }
}

/** A page with a picture as its largest content, a button that blocks, and a banner that moves both. */
const SHOP = `<div id="banner" style="height:1px"></div><main id="shop"><h1>Shop</h1><p id="hero"><img src="/picture/200" width="400" height="300"></p>
  <button id="buy" onclick="block(150)">Buy</button></main>
  <script>setTimeout(() => { banner.style.height = '60px'; }, 400)</script>`;

test.beforeEach(({ site }) => {
  site.before = WEB_VITALS;
  site.pages.set('/shop', SHOP);
});

function told(collector: Collector, path = '/shop'): Performance[] {
  return collector
    .events()
    .filter((event): event is Performance => event.type === 'performance' && new URL(event.where).pathname === path);
}

/** What has been told in all, the newest value of each metric. */
function ours(collector: Collector, path?: string): Metrics {
  return Object.assign({}, ...told(collector, path).map(({ metrics }) => metrics));
}

/** What the library has reported of a page that was hidden; asked on any page of the site. */
async function theirs(page: Page, path = '/shop'): Promise<Metrics> {
  return Object.fromEntries(JSON.parse((await page.evaluate((path) => localStorage.getItem(path), path)) ?? '[]'));
}

/** Until the library knows these metrics of the page. */
async function known(page: Page, ...names: (keyof Metrics)[]): Promise<void> {
  await page.waitForFunction((names) => names.every((name) => (window.live[name] ?? 0) > 0), names);
}

/** Goes on to another page of the site, and waits for what is told of the one before. */
async function leave(page: Page, collector: Collector, path?: string): Promise<void> {
  const before = told(collector, path).length;
  await page.goto(new URL('/left', page.url()).href);
  await expect.poll(() => told(collector, path).length).toBeGreaterThan(before);
}

function expectEqual(ours: Metrics, theirs: Metrics, ms = 1): void {
  for (const [name, value] of Object.entries(theirs)) {
    const close = name === 'cls' ? 0.0001 : ms;
    expect(Math.abs((ours[name as keyof Metrics] ?? Number.NaN) - value), name).toBeLessThanOrEqual(close);
  }
}

test('the vitals of a page are those of the web-vitals library, with the elements behind them', async ({
  collector,
  visit,
}) => {
  const page = await visit('/shop');
  await known(page, 'fcp', 'ttfb', 'lcp', 'cls');
  await page.click('h1');
  await page.click('#buy');
  await page.waitForFunction(() => (window.live.inp ?? 0) > 100);
  await leave(page, collector);
  const reported = await theirs(page);
  expect(Object.keys(reported).sort()).toEqual(['cls', 'fcp', 'inp', 'lcp', 'ttfb']);
  expect(reported.inp).toBeGreaterThanOrEqual(150);
  expect(reported.cls).toBeGreaterThan(0.01);
  expectEqual(ours(collector), reported);
  expect(told(collector).at(-1)?.targets).toEqual({ lcp: '#hero > img', cls: expect.any(String), inp: '#buy' });
  expect(told(collector).at(-1)?.targets?.cls).toMatch(/^#(shop|hero|buy)/);
});

test('loading times are told while the visitor is there, once no long task has followed for five seconds', async ({
  collector,
  site,
  visit,
}) => {
  site.options = { flushIntervalMs: 100 };
  const page = await visit('/shop');
  const loaded = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  );
  await expect.poll(() => told(collector).length, { timeout: 20_000 }).toBe(1);
  const [event] = told(collector);
  expect(Object.keys(event?.metrics ?? {}).sort()).toEqual(['cls', 'fcp', 'lcp', 'load', 'ttfb', 'tti']);
  expect(event?.methods).toEqual({ tti: 'quiet' });
  expect(event?.metrics.load).toBeCloseTo(loaded, 3);
  expect(event?.metrics.tti).toBeGreaterThanOrEqual(event?.metrics.fcp ?? Number.NaN);
  await page.click('#buy');
  await known(page, 'inp');
  await leave(page, collector);
  expect(told(collector).at(-1)?.metrics).toMatchObject({ ...event?.metrics, inp: expect.any(Number) });
  expectEqual(ours(collector), await theirs(page));
});

test('a long task delays the time to interactive', async ({ collector, site, visit }) => {
  site.pages.set(
    '/busy',
    '<h1>Busy</h1><script>setTimeout(() => { block(200); window.done = performance.now(); }, 700)</script>',
  );
  const page = await visit('/busy');
  const done = await (await page.waitForFunction(() => (window as Window & { done?: number }).done)).jsonValue();
  await leave(page, collector, '/busy');
  const { metrics, methods } = told(collector, '/busy')[0] as Performance;
  expect(metrics.tti).toBeGreaterThan((done ?? Number.NaN) - 2);
  expect(metrics.fcp).toBeLessThan(700);
  expect(methods).toEqual({ tti: 'cut_short' });
});

test('the vitals arrive when the tab is closed', async ({ collector, visit }) => {
  const page = await visit('/shop');
  await known(page, 'fcp', 'ttfb', 'lcp', 'cls');
  await page.click('#buy');
  await known(page, 'inp');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => told(collector).length).toBeGreaterThan(0);
  expect(Object.keys(ours(collector)).sort()).toEqual(['cls', 'fcp', 'inp', 'lcp', 'load', 'ttfb', 'tti']);
  expectEqual(ours(collector), await theirs(await visit('/later')));
});

test('what is painted after the first input is not the largest paint', async ({ collector, site, visit }) => {
  site.pages.set('/late', '<h1 id="first">Hello</h1><p id="late"></p>');
  const page = await visit('/late');
  await known(page, 'lcp');
  await page.click('#first');
  await page.evaluate(async () => {
    const picture = new Image(400, 300);
    picture.src = '/picture/50';
    document.querySelector('#late')?.append(picture);
    await picture.decode();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await leave(page, collector, '/late');
  expect(told(collector, '/late')[0]?.targets?.lcp).toBe('#first');
  expectEqual(ours(collector, '/late'), await theirs(page, '/late'));
});

test('the vitals belong to the page that was loaded, on whatever route it is left', async ({
  collector,
  site,
  visit,
}) => {
  const page = await visit('/shop');
  await known(page, 'lcp', 'cls');
  await page.evaluate(() => history.pushState({}, '', '/route'));
  await leave(page, collector);
  expect(told(collector)[0]?.where).toBe(`${site.origin}/shop`);
});

test('when the page is hidden again, it is told when something has changed', async ({ collector, visit }) => {
  const page = await visit('/shop');
  const look = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, hidden);
  await known(page, 'lcp', 'cls');
  await look(true);
  await expect.poll(() => told(collector).length).toBe(1);
  await look(false);
  await page.click('#buy');
  await known(page, 'inp');
  await look(true);
  await expect.poll(() => told(collector).length).toBe(2);
  expect(told(collector)[1]).toMatchObject({ metrics: { inp: expect.any(Number) }, targets: { inp: '#buy' } });
  expect(told(collector)[1]?.metrics).toMatchObject(told(collector)[0]?.metrics ?? {});
  await look(false);
  await look(true);
  await page.evaluate(() => window.tracker.flush());
  expect(told(collector).length).toBe(2);
  expectEqual(ours(collector), await theirs(page));
});

test('a return from the back/forward cache begins anew', async ({ collector, visit }) => {
  const page = await visit('/shop');
  await known(page, 'fcp', 'lcp', 'cls');
  await page.click('#buy');
  await known(page, 'inp');
  await leave(page, collector);
  const before = told(collector).length;
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => window.reported.some((report) => `${report}`.startsWith('lcp')));
  await leave(page, collector);
  const [again, ...others] = told(collector).slice(before);
  expect(others).toEqual([]);
  expect(again?.metrics).toMatchObject({ ttfb: 0, cls: 0 });
  expect(Object.keys(again?.metrics ?? {}).sort()).toEqual(['cls', 'fcp', 'lcp', 'ttfb']);
  // The two ask for the time one after the other, in the same frame.
  expectEqual(again?.metrics ?? {}, await theirs(page), 5);
});

test('a page that was hidden from the start has no paints, shifts and loading times', async ({
  collector,
  site,
  visit,
}) => {
  site.before = `Object.defineProperty(document, 'hidden', { value: true });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });${WEB_VITALS}`;
  const page = await visit('/shop');
  await page.waitForFunction(() => performance.getEntriesByType('layout-shift') && window.live.ttfb);
  await leave(page, collector);
  expect(Object.keys(ours(collector))).toEqual(['ttfb']);
  expect(Object.keys(await theirs(page))).toEqual(['ttfb']);
});

test('the times of a prerendered page count from its activation', async ({ collector, site, visit }) => {
  site.before = `Object.defineProperty(PerformanceNavigationTiming.prototype, 'activationStart', { value: 60 });${WEB_VITALS}`;
  const page = await visit('/shop');
  await known(page, 'lcp');
  const loaded = await page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  );
  await leave(page, collector);
  expectEqual(ours(collector), await theirs(page));
  expect(ours(collector).load).toBeCloseTo(loaded - 60, 3);
});

test('an element that is to be ignored is not named', async ({ collector, site, visit }) => {
  site.pages.set('/private', `<div data-crow-ignore>${SHOP}</div>`);
  const page = await visit('/private');
  await known(page, 'lcp', 'cls');
  await leave(page, collector, '/private');
  expect(ours(collector, '/private')).toMatchObject({ lcp: expect.any(Number), cls: expect.any(Number) });
  expect(told(collector, '/private')[0]?.targets?.lcp).toBeUndefined();
});

test('a browser that sees no long tasks, shifts and interactions tells the rest', async ({
  collector,
  site,
  visit,
}) => {
  site.before = `Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', { value: ['paint', 'mark'] });${WEB_VITALS}`;
  const page = await visit('/shop');
  await known(page, 'fcp');
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.click('#buy');
  const errors = await page.evaluate(() => window.tracker.audit().errors);
  await leave(page, collector);
  expect(errors).toBe(0);
  expect(Object.keys(ours(collector)).sort()).toEqual(['fcp', 'load', 'ttfb', 'tti']);
  expect(told(collector)[0]?.methods).toEqual({ tti: 'dom_interactive' });
});
