import type { Page } from '@playwright/test';
import { eventsOf } from './events-of.ts';
import { expect, test } from './sdk-test.ts';

test.beforeEach(({ site }) => {
  site.options = { plugins: '[trackErrors, trackRequests]' };
});

/** Opens a page that may have errors of its own. */
async function open(page: Page, origin: string): Promise<Page> {
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => window.tracker);
  return page;
}

test('exceptions and rejections that nobody caught are told, without secrets', async ({ collector, page, site }) => {
  await open(page, site.origin);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('No price for ann@mail.example');
    });
    void Promise.reject(new TypeError('No stock'));
    void Promise.reject('plain');
    void Promise.reject(Object.create(null));
    Promise.reject(new Error('caught')).catch(() => {});
  });
  await expect.poll(async () => (await eventsOf(page, collector, 'error')).length).toBe(3);
  expect(await eventsOf(page, collector, 'error')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        origin: 'exception',
        name: 'RangeError',
        message: 'No price for [redacted]',
        line: expect.any(Number),
      }),
      expect.objectContaining({ origin: 'rejection', name: 'TypeError', message: 'No stock' }),
      expect.objectContaining({ origin: 'rejection', message: 'plain' }),
    ]),
  );
});

test('equal errors are told once, and ten of a page', async ({ collector, page, site }) => {
  await open(page, site.origin);
  await page.evaluate(() => {
    for (let i = 0; i < 30; i++)
      dispatchEvent(
        new ErrorEvent('error', { message: `Error ${i >> 1}`, filename: `${location.origin}/a.js?token=t0p` }),
      );
    document.body.insertAdjacentHTML('beforeend', '<img src="data:image/png,broken">');
  });
  const errors = await eventsOf(page, collector, 'error');
  expect(errors.map(({ message }) => message)).toEqual(Array.from({ length: 10 }, (_, i) => `Error ${i}`));
  expect(errors[0]?.script).toBe(`${site.origin}/a.js?token=[redacted]`);
  await page.evaluate(() => {
    history.pushState({}, '', '/next');
    dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }));
  });
  const last = (await eventsOf(page, collector, 'error')).at(-1);
  expect(last).toMatchObject({ message: 'Script error.', where: `${site.origin}/next` });
  expect(last?.script).toBeUndefined();
});

test('requests of the page that fail are told', async ({ collector, page, site }) => {
  await page.route('**/api/**', (route) => {
    if (route.request().url().includes('dropped')) return route.abort();
    return route.fulfill({ status: route.request().url().includes('good') ? 200 : 503, body: 'answer' });
  });
  await open(page, site.origin);
  await page.evaluate(async () => {
    await fetch('/api/bad?token=t0p', { method: 'post' });
    await fetch(new Request('/api/dropped', { method: 'PUT' })).catch(() => {});
    await fetch('/api/good');
    const ask = (method: string, path: string) =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onloadend = resolve;
        request.open(method, path);
        request.send();
      });
    await ask('GET', '/api/bad-xhr');
    await ask('GET', '/api/dropped-xhr');
    await ask('GET', '/api/good-xhr');
  });
  const failed = await eventsOf(page, collector, 'request_failed');
  expect(failed.map(({ method, request, status }) => [method, request.replace(site.origin, ''), status])).toEqual([
    ['POST', '/api/bad?token=[redacted]', 503],
    ['PUT', '/api/dropped', 0],
    ['GET', '/api/bad-xhr', 503],
    ['GET', '/api/dropped-xhr', 0],
  ]);
});

test('a request that the page took back, and one of our own, has not failed', async ({ collector, page, site }) => {
  await page.route('**/api/**', () => {});
  await open(page, site.origin);
  await page.route(`${collector.endpoint}/other`, (route) => route.abort());
  const names = await page.evaluate(async (endpoint) => {
    const aborts = [new AbortController(), new AbortController()];
    const waiting = aborts.map(({ signal }) => fetch('/api/slow', { signal }).catch((error) => error?.name ?? error));
    const request = new XMLHttpRequest();
    request.open('GET', '/api/slow');
    request.send();
    request.abort();
    aborts[0]?.abort();
    aborts[1]?.abort('changed my mind');
    await fetch(`${endpoint}/other`).catch(() => {});
    return Promise.all(waiting);
  }, collector.endpoint);
  expect(names).toEqual(['AbortError', 'changed my mind']);
  expect(await eventsOf(page, collector, 'request_failed')).toEqual([]);
});

test('watched requests are what they were for the page', async ({ page, site }) => {
  site.before = `window.before = { fetch, open: XMLHttpRequest.prototype.open };
    window.fetch = function (...args) { if (args[0] === '/api/x') window.seen = { self: this, args }; return window.before.fetch.apply(this, args); };
    window.before.patched = window.fetch`;
  await page.route('**/api/**', (route) => route.fulfill({ status: 500, body: 'answer' }));
  await open(page, site.origin);
  const result = await page.evaluate(async () => {
    const { before, seen } = window as unknown as {
      before: { fetch: typeof fetch; patched: typeof fetch; open: unknown };
      seen: { self: unknown; args: unknown[] };
    };
    void seen;
    const init = { headers: { a: 'b' } };
    const answer = await window.fetch('/api/x', init);
    const { self, args } = (window as unknown as { seen: { self: unknown; args: unknown[] } }).seen;
    const refused = await window.fetch('http://[').catch((error: Error) => error.name);
    let thrown = '';
    try {
      new XMLHttpRequest().open('bad method', '/');
    } catch (error) {
      thrown = (error as Error).name;
    }
    const unhandled = new Promise((resolve) => {
      addEventListener('unhandledrejection', (event) => resolve((event.reason as Error).name), { once: true });
    });
    void window.fetch('http://[');
    const told = await unhandled;
    window.tracker.shutdown();
    return {
      text: await answer.text(),
      self: self === window,
      args: args.length === 2 && args[1] === init,
      refused,
      thrown,
      told,
      restored: [window.fetch === before.patched, XMLHttpRequest.prototype.open === before.open],
    };
  });
  expect(result).toEqual({
    text: 'answer',
    self: true,
    args: true,
    refused: 'TypeError',
    thrown: 'SyntaxError',
    told: 'TypeError',
    restored: [true, true],
  });
});

test('a wrapper that somebody put around ours goes on working after the end', async ({ page, site }) => {
  await page.route('**/api/**', (route) => route.fulfill({ status: 500, body: 'answer' }));
  await open(page, site.origin);
  const kept = await page.evaluate(async () => {
    const { fetch } = window;
    const wrapper: typeof fetch = (...args) => fetch(...args);
    window.fetch = wrapper;
    window.tracker.shutdown();
    return [window.fetch === wrapper, (await window.fetch('/api/x')).status];
  });
  expect(kept).toEqual([true, 500]);
});
