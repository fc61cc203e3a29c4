import type { Page } from '@playwright/test';
import type { Collector, StoredEvent } from './collector.ts';
import { expect, test } from './sdk-test.ts';

type Of<T> = Extract<StoredEvent, { type: T }>;

async function flushed<T extends StoredEvent['type']>(page: Page, collector: Collector, type: T): Promise<Of<T>[]> {
  await page.evaluate(() => window.tracker.flush());
  return collector.events().filter((event): event is Of<T> => event.type === type);
}

test('each page of a single-page application is one page view, with its own title', async ({
  collector,
  site,
  visit,
}) => {
  const page = await visit('/shop?utm_source=news&utm_campaign=spring');
  await page.evaluate(() => {
    history.pushState({}, '', '/shop/laptops');
    document.title = 'Laptops';
    history.replaceState({ scroll: 1 }, '', '/shop/laptops');
  });
  await page.evaluate(() => {
    location.hash = '#reviews';
  });
  await page.evaluate(() => window.tracker.flush());
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => location.pathname)).toBe('/shop');
  const views = await flushed(page, collector, 'page_view');
  expect(views.map(({ where, navigation }) => [where.replace(site.origin, ''), navigation])).toEqual([
    ['/shop?utm_source=news&utm_campaign=spring', 'load'],
    ['/shop/laptops', 'route'],
    ['/shop/laptops#reviews', 'hash'],
    ['/shop/laptops', 'hash'],
    ['/shop?utm_source=news&utm_campaign=spring', 'route'],
  ]);
  expect(views[0]?.campaign).toEqual({ source: 'news', campaign: 'spring' });
  expect(views[1]?.titled).toBe('Laptops');
  expect(views[1]?.referrer).toBe(views[0]?.where);
});

test('a page that sets its title after it has loaded is known by that title', async ({ collector, site, visit }) => {
  site.pages.set('/app', '<script type="module">setTimeout(() => { document.title = "Laptop X1"; }, 100)</script>');
  await visit('/app');
  await expect.poll(() => collector.events().map(({ titled }) => titled)).toEqual(['Laptop X1']);
});

test('a click names the element it was meant for, its action and its product', async ({ collector, site, visit }) => {
  site.pages.set(
    '/list',
    `<div id="grid"><article data-crow-product='{"id":"laptop-x1","name":"Laptop X1","price":1299,"currency":"EUR"}'>
       <h2>Laptop X1</h2><button data-crow-action="add_to_cart" data-crow-place="list"><span>Add <b>to cart</b></span></button>
     </article><a href="/deal?token=abc#top">The deal</a><p data-crow-ignore><button>Unseen</button></p>
     <p data-crow-mask><button data-crow-note="Mona">Account of Mona</button></p><x-card></x-card></div>
     <script>customElements.define('x-card', class extends HTMLElement { connectedCallback() {
       this.attachShadow({ mode: 'open' }).innerHTML = '<button id="buy"><i>Buy now</i></button>'; } });
       document.addEventListener('click', (event) => { event.preventDefault(); event.stopPropagation() }, true)</script>`,
  );
  const page = await visit('/list');
  for (const words of ['b', 'a', 'text=Unseen', 'text=Account', 'i']) await page.click(words);
  const [cart, link, masked, shadow, ...others] = await flushed(page, collector, 'click');
  expect(others).toEqual([]);
  expect(cart).toMatchObject({
    element: {
      tag: 'button',
      text: 'Add to cart',
      selector: '#grid > article > button',
      attributes: { action: 'add_to_cart', place: 'list' },
    },
    action: 'add_to_cart',
    product: { id: 'laptop-x1', name: 'Laptop X1', price: 1299, currency: 'EUR' },
    x: expect.any(Number),
    viewportY: expect.any(Number),
  });
  expect(link?.element).toMatchObject({ tag: 'a', text: 'The deal', href: `${site.origin}/deal?token=[redacted]#top` });
  expect(link?.product).toBeUndefined();
  expect(JSON.stringify(masked)).not.toContain('Mona');
  expect(shadow?.element).toMatchObject({ tag: 'button', text: 'Buy now', selector: '#grid > x-card >>> #buy' });
});

test('what is typed never leaves the page', async ({ collector, site, visit }) => {
  site.pages.set(
    '/form',
    `<form name="checkout"><label>Card <input name="card" value="typed-before"></label><input type="password" name="pw">
       <input type="email" name="email" required><select name="size"><option>secret-size</option></select><textarea name="note"></textarea>
       <button>Pay</button></form><div contenteditable id="editor">typed-note</div>`,
  );
  const page = await visit('/form');
  await page.fill('[name=card]', 'typed-4111111111111111');
  await page.fill('[name=pw]', 'typed-password');
  await page.fill('[name=note]', 'typed-text');
  await page.click('#editor');
  await page.click('text=Pay');
  await page.fill('[name=email]', 'typed@example.org');
  await page.evaluate(() => document.addEventListener('submit', (event) => event.preventDefault()));
  await page.click('text=Pay');
  await page.evaluate(() => window.tracker.flush());
  expect(JSON.stringify(collector.tries)).not.toMatch(/typed|4111|secret-size/);
  const forms = collector.events().filter(({ type }) => type.startsWith('form_'));
  expect(forms).toContainEqual(
    expect.objectContaining({
      type: 'form_focus',
      form: 'checkout',
      field: { name: 'card', type: 'text', label: 'Card' },
    }),
  );
  expect(forms).toContainEqual(
    expect.objectContaining({ type: 'form_blur', form: 'checkout', filled: true, durationMs: expect.any(Number) }),
  );
  expect(forms).toContainEqual(
    expect.objectContaining({
      type: 'form_error',
      constraint: 'valueMissing',
      field: { name: 'email', type: 'email' },
    }),
  );
  expect(forms).toContainEqual(expect.objectContaining({ type: 'form_submit', form: 'checkout', fields: 5 }));
});

test('secrets in addresses and titles never leave the page', async ({ collector, visit }) => {
  const secrets = 'token=t0psecret&email=ann%40example.org&q=shoes&pan=4111%201111%201111%201111#access_token=h4sh';
  const page = await visit(`/reset/bob@example.org?${secrets}`);
  await page.evaluate(() => {
    document.title = 'Mail to carl@example.org';
    history.pushState({}, '', '/next?password=pa55');
  });
  await page.evaluate(() => window.tracker.flush());
  expect(JSON.stringify(collector.tries)).not.toMatch(/t0psecret|ann|bob|carl|4111|h4sh|pa55/);
  expect(collector.events()[0]?.where).toContain('q=shoes');
});

test('a product view has its visible time and scroll depth', async ({ collector, site, visit }) => {
  site.pages.set(
    '/product',
    `<main data-crow-product='{"id":"laptop-x1","name":"Laptop X1","price":1299,"currency":"EUR"}'><h1>Laptop X1</h1>
       <div style="height:5000px"></div></main><aside data-crow-product='{"id":"mouse"}'>Mouse</aside>`,
  );
  const page = await visit('/product');
  await page.evaluate(() => scrollTo(0, 2_000));
  await page.waitForTimeout(1_500);
  await page.evaluate(() => {
    history.pushState({}, '', '/cart');
    document.body.innerHTML = '<h1>Cart</h1>';
  });
  const views = await flushed(page, collector, 'product_view');
  expect(new Set(views.map(({ product }) => product.id))).toEqual(new Set(['laptop-x1']));
  expect(new Set(views.map(({ where }) => where))).toEqual(new Set([`${site.origin}/product`]));
  expect(views[0]).toMatchObject({ found: 'attribute', product: { name: 'Laptop X1', price: 1299, currency: 'EUR' } });
  const visibleMs = views.reduce((sum, view) => sum + (view.visibleMs ?? 0), 0);
  expect(visibleMs).toBeGreaterThanOrEqual(1_400);
  expect(visibleMs).toBeLessThan(4_000);
  expect(views.at(-1)?.scrollDepth).toBeGreaterThan(0.4);
  expect(views.at(-1)?.scrollDepth).toBeLessThan(0.8);
});

test('products are found in JSON-LD, and named by calls', async ({ collector, site, visit }) => {
  site.pages.set(
    '/json-ld',
    `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList"},{"@type":"Product",
      "sku":"p-7","name":"Phone","brand":{"name":"Acme"},"offers":[{"price":"499.00","priceCurrency":"EUR"}]}]}</script>`,
  );
  const page = await visit('/json-ld');
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    history.pushState({}, '', '/call');
    window.tracker.productView({ id: 'called', price: 5 });
  });
  await page.waitForTimeout(500);
  await page.close({ runBeforeUnload: true });
  // A view is told in parts; the first of each product says it all.
  const firsts = () => {
    const views = collector.events().filter((event): event is Of<'product_view'> => event.type === 'product_view');
    return views.filter(({ product }, index) => views.findIndex((view) => view.product.id === product.id) === index);
  };
  await expect.poll(firsts).toMatchObject([
    { found: 'json_ld', product: { id: 'p-7', name: 'Phone', brand: 'Acme', price: 499, currency: 'EUR' } },
    { found: 'call', product: { id: 'called', price: 5 }, where: `${site.origin}/call` },
  ]);
});

test('a visitor who is known stays known until the reset', async ({ collector, visit }) => {
  const page = await visit('/login');
  await page.evaluate(() => window.tracker.identify('user-7', { plan: 'pro' }));
  const next = await visit('/account');
  await next.evaluate(() => window.tracker.track('known'));
  await next.evaluate(() => window.tracker.flush());
  await next.evaluate(() => window.tracker.reset());
  await next.evaluate(() => window.tracker.track('unknown'));
  await next.evaluate(() => window.tracker.flush());
  await page.evaluate(() => window.tracker.flush());
  const batchOf = (name: string) =>
    collector.batches().find(({ events }) => events.some((event) => event.type === 'custom' && event.name === name));
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ type: 'identify', userId: 'user-7', traits: { plan: 'pro' } }),
  );
  expect(batchOf('known')?.userId).toBe('user-7');
  expect(batchOf('unknown')?.userId).toBeUndefined();
  expect(batchOf('unknown')?.visitorId).not.toBe(batchOf('known')?.visitorId);
  expect(batchOf('unknown')?.sessionId).not.toBe(batchOf('known')?.sessionId);
});

test('a return from the back/forward cache is a page view', async ({ collector, visit }) => {
  const page = await visit('/cached');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  const views = await flushed(page, collector, 'page_view');
  expect(views.map(({ navigation }) => navigation)).toEqual(['load', 'back_forward_cache']);
});

test('a prerendered page is silent until somebody sees it', async ({ collector, site, visit }) => {
  site.before =
    "Object.defineProperty(document, 'prerendering', { get: () => window.waiting !== false, configurable: true })";
  const page = await visit('/early');
  await page.evaluate(() => window.tracker.track('early'));
  await page.evaluate(() => window.tracker.flush());
  expect(collector.tries).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.evaluate(() => {
    Object.assign(window, { waiting: false });
    document.dispatchEvent(new Event('prerenderingchange'));
  });
  await page.evaluate(() => window.tracker.flush());
  expect(collector.names()).toEqual(['early']);
  expect(collector.events()[0]).toMatchObject({ type: 'page_view', navigation: 'prerender' });
});

test('the script tag keeps calls that were made before it came', async ({ collector, visit }) => {
  const page = await visit('/script/page');
  await page.evaluate(() =>
    (window as unknown as { crow(...call: unknown[]): void }).crow('track', 'after_load', { a: 1 }),
  );
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['before_load', 'after_load']);
});
