// biome-ignore-all lint/correctness/noComponentHookFactories: a page gets its component as the text of one function
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { CROWProvider, CrowProduct, createCrowHooks, useCrow, useProductView, useTrackEvent } from '../src/react.ts';
import type { Collector } from './collector.ts';
import { serveFiles } from './files.ts';
import type * as Kit from './react/kit.ts';
import { test as base, expect } from './sdk-test.ts';

declare global {
  interface Window {
    kit: typeof Kit;
    options: { apiKey: string; endpoint: string };
    root: ReturnType<typeof Kit.createRoot>;
  }
}

const test = base.extend<{ open: () => Promise<Page> }, { bundle: string }>({
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('react/kit.ts', import.meta.url))],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'kit',
        // StrictMode runs twice what it runs only in development.
        define: { 'process.env.NODE_ENV': '"development"' },
      });
      await use(outputFiles[0]?.text ?? '');
    },
    { scope: 'worker' },
  ],
  open: async ({ bundle, collector, context }, use) => {
    const files = await serveFiles();
    const errors: string[] = [];
    files.texts.set('/kit.js', bundle);
    files.texts.set(
      '/',
      `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><div id="app"></div><script src="/kit.js"></script>
       <script>options = { apiKey: 'crow_pk_test', endpoint: '${collector.endpoint}' };
               root = kit.createRoot(document.getElementById('app'))</script>`,
    );
    await use(async () => {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
      await page.goto(files.origin);
      return page;
    });
    await files.close();
    expect(errors).toEqual([]);
  },
});

const views = (collector: Collector) => collector.events().filter(({ type }) => type === 'page_view').length;

test('StrictMode makes one tracker and one page view; calls of the first effects arrive', async ({
  collector,
  open,
}) => {
  const page = await open();
  await page.evaluate(() => {
    const { React, sdk } = window.kit;
    const Signup = () => {
      const crow = sdk.useCrow();
      const signUp = sdk.useTrackEvent('signed_up');
      React.useEffect(() => crow.track('seen'), [crow]);
      return React.createElement('button', { onClick: () => signUp({ plan: 'pro' }) }, 'Sign up');
    };
    const provider = React.createElement(sdk.CROWProvider, { options: window.options }, React.createElement(Signup));
    window.root.render(React.createElement(React.StrictMode, null, provider));
  });
  await page.click('button');
  await page.close({ runBeforeUnload: true });
  // StrictMode runs the effect of the application itself twice, which is none of ours.
  await expect.poll(() => collector.names()).toEqual(['seen', 'seen', 'signed_up']);
  expect(views(collector)).toBe(1);
  expect(new Set(collector.batches().map(({ source }) => source)).size).toBe(1);
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ name: 'signed_up', properties: { plan: 'pro' } }),
  );
});

test('a render of the provider with other options keeps its tracker', async ({ collector, open }) => {
  const page = await open();
  await page.evaluate(async () => {
    const { React, sdk } = window.kit;
    const trackers = new Set<unknown>();
    const Child = () => {
      trackers.add(sdk.useCrow());
      return null;
    };
    for (let i = 0; i < 3; i++) {
      const options = { ...window.options, flushIntervalMs: 1_000 + i };
      window.root.render(React.createElement(sdk.CROWProvider, { options }, React.createElement(Child)));
      await new Promise((resolve) => setTimeout(resolve));
    }
    document.title = `${trackers.size} tracker`;
  });
  await expect.poll(() => page.title()).toBe('1 tracker');
  // The tracker begins in an effect, which React runs after it has painted.
  await page.waitForFunction(() => localStorage.length > 0);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => views(collector)).toBe(1);
});

test('the end of the provider ends tracking, and what waited is sent', async ({ collector, open }) => {
  const page = await open();
  await page.evaluate(() => {
    const { React, sdk } = window.kit;
    const Child = () => {
      const crow = sdk.useCrow();
      React.useEffect(() => {
        Object.assign(window, { tracker: crow });
        crow.track('waiting');
      }, [crow]);
      return null;
    };
    window.root.render(React.createElement(sdk.CROWProvider, { options: window.options }, React.createElement(Child)));
  });
  await page.waitForFunction(() => window.tracker);
  await page.evaluate(() => window.root.unmount());
  await expect.poll(() => collector.names()).toEqual(['waiting']);
  await page.mouse.click(5, 5);
  await page.evaluate(() => {
    window.tracker.track('late');
    history.pushState({}, '', '/late');
    return window.tracker.flush();
  });
  await page.close({ runBeforeUnload: true });
  expect(collector.names()).toEqual(['waiting']);
  expect(views(collector)).toBe(1);
});

test('a Suspense boundary that waits again does not end tracking', async ({ collector, open }) => {
  const page = await open();
  await page.evaluate(async () => {
    const { React, sdk } = window.kit;
    const never = new Promise<void>(() => {});
    const Child = ({ waits }: { waits: boolean }) => {
      if (waits) React.use(never);
      return React.createElement('p', null, 'here');
    };
    const render = (waits: boolean) =>
      window.root.render(
        React.createElement(
          React.Suspense,
          { fallback: React.createElement('i', null, 'waiting') },
          React.createElement(sdk.CROWProvider, { options: window.options }, React.createElement(Child, { waits })),
        ),
      );
    const shown = async (selector: string) => {
      while (!document.querySelector(selector)) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    render(false);
    await shown('p');
    render(true);
    await shown('i');
    render(false);
    while (document.querySelector('i')) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => views(collector)).toBe(1);
  expect(new Set(collector.batches().map(({ source }) => source)).size).toBe(1);
});

test('a tracker that the application made is used and not ended', async ({ collector, open }) => {
  const page = await open();
  await page.evaluate(async () => {
    const { React, sdk } = window.kit;
    const calls: string[] = [];
    const note = (name: string) => void calls.push(name);
    const tracker = { track: note, shutdown: () => note('shutdown') } as never;
    const Child = () => {
      const send = sdk.useTrackEvent('seen');
      React.useEffect(() => send(), [send]);
      return null;
    };
    window.root.render(React.createElement(sdk.CROWProvider, { tracker }, React.createElement(Child)));
    while (calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    window.root.unmount();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.title = calls.join();
  });
  expect(await page.title()).toBe('seen');
  expect(collector.tries).toEqual([]);
});

test('a product view names the product once, also in StrictMode, and a marked element its clicks', async ({
  collector,
  open,
}) => {
  const openedAt = Date.now();
  const page = await open();
  await page.evaluate(() => {
    const { React, sdk } = window.kit;
    const Product = () => {
      const [count, setCount] = React.useState(0);
      sdk.useProductView({ id: 'laptop-x1', name: 'Laptop X1', price: 1299 });
      const buy = React.createElement('button', { onClick: () => setCount(count + 1) }, `Buy ${count}`);
      return React.createElement(
        sdk.CrowProduct,
        { product: { id: 'mouse-2' }, as: 'section', className: 'card' },
        buy,
      );
    };
    const provider = React.createElement(sdk.CROWProvider, { options: window.options }, React.createElement(Product));
    window.root.render(React.createElement(React.StrictMode, null, provider));
  });
  await page.click('section.card button');
  await expect.poll(() => page.textContent('button')).toBe('Buy 1');
  // A glance of less than 300 ms is no view.
  await page.waitForTimeout(400);
  await page.close({ runBeforeUnload: true });
  const told = () => collector.events().flatMap((event) => (event.type === 'product_view' ? event : []));
  await expect.poll(() => told()[0]).toMatchObject({ product: { id: 'laptop-x1', price: 1299 }, found: 'call' });
  // Views are told in parts; one that began twice would have been seen for longer than the page.
  const seenMs = told().reduce((sum, { visibleMs = 0 }) => sum + visibleMs, 0);
  expect(seenMs).toBeLessThanOrEqual(Date.now() - openedAt);
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ type: 'click', product: expect.objectContaining({ id: 'mouse-2' }) }),
  );
});

test('on a server it renders and does nothing', () => {
  type Events = { newsletter_signup: { placement: string }; logout: undefined };
  const hooks = createCrowHooks<Events>();
  const Child = () => {
    const crow = useCrow();
    useProductView({ id: 'laptop-x1' });
    useTrackEvent('seen');
    hooks.useTrackEvent('newsletter_signup');
    crow.track('while rendering');
    return createElement(CrowProduct, { product: { id: 'a"b' } }, `${crow.audit().captured}`);
  };
  const html = renderToString(
    createElement(CROWProvider, { options: { apiKey: 'crow_pk_test', endpoint: 'https://x' } }, createElement(Child)),
  );
  expect(html).toBe('<article data-crow-product="{&quot;id&quot;:&quot;a\\&quot;b&quot;}">0</article>');
});

test('outside of a provider the mistake is named', () => {
  const Child = () => createElement('p', null, typeof useCrow());
  expect(() => renderToString(createElement(Child))).toThrow('CROWProvider');
});

/** Never rendered: the compiler checks it. */
export function TypesOfEvents(): null {
  type Events = { newsletter_signup: { placement: string }; logout: undefined };
  const { useCrow: useTyped, useTrackEvent: useTypedEvent } = createCrowHooks<Events>();
  const crow = useTyped();
  crow.track('newsletter_signup', { placement: 'footer' });
  crow.track('logout');
  crow.page();
  // @ts-expect-error: the properties are needed
  crow.track('newsletter_signup');
  // @ts-expect-error: of another type
  crow.track('newsletter_signup', { placement: 7 });
  // @ts-expect-error: no event of ours
  crow.track('newsletter_sign_up');
  const signUp = useTypedEvent('newsletter_signup');
  signUp({ placement: 'footer' });
  // @ts-expect-error: the properties are needed
  signUp();
  const logOut = useTypedEvent('logout');
  logOut();
  return null;
}
