import { eventsOf } from './events-of.ts';
import { expect, test } from './sdk-test.ts';

const MICRODATA = `<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">
    Phone 7</h1><meta itemprop="sku" content="p-7"><span itemprop="brand" itemscope><meta itemprop="name" content="Acme"></span>
  <div itemprop="review" itemscope><b itemprop="name">A review</b></div><a itemprop="category" href="/phones">Phones</a>
  <div itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" content="499.00"><meta itemprop="priceCurrency" content="EUR"></div>
  <div itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product"><b itemprop="sku">other</b></div></div>`;
const OPEN_GRAPH = `<meta property="og:type" content="product"><meta property="og:title" content="Tablet 3"><meta property="og:url" content="https://x.example/t">
  <meta property="product:retailer_item_id" content="t-3"><meta property="product:price:amount" content="299.5"><meta property="product:price:currency" content="EUR">`;
const JSON_LD = '<script type="application/ld+json">{"@type":"Product","sku":"l-1","name":"Laptop"}</script>';
const MARKED = `<p data-crow-product='{"id":"marked"}'>Marked</p>`;

for (const [found, body, product] of [
  [
    'microdata',
    MICRODATA + OPEN_GRAPH,
    { id: 'p-7', name: 'Phone 7', sku: 'p-7', brand: 'Acme', category: 'Phones', price: 499, currency: 'EUR' },
  ],
  ['open_graph', OPEN_GRAPH, { id: 't-3', name: 'Tablet 3', price: 299.5, currency: 'EUR' }],
  ['json_ld', JSON_LD + MICRODATA + OPEN_GRAPH, { id: 'l-1', name: 'Laptop', sku: 'l-1' }],
  ['attribute', MARKED + JSON_LD + MICRODATA + OPEN_GRAPH, { id: 'marked' }],
] as const) {
  test(`a product is found by ${found} before lesser markup`, async ({ collector, site, visit }) => {
    site.pages.set('/', body);
    const page = await visit();
    await expect
      .poll(async () => (await eventsOf(page, collector, 'product_view'))[0])
      .toMatchObject({ found, product });
    expect((await eventsOf(page, collector, 'product_view'))[0]?.product).toEqual(product);
  });
}

test('pages that are about no product have no product view', async ({ collector, site, visit }) => {
  const card = (id: string) => `<div itemscope itemtype="http://schema.org/Product"><b itemprop="sku">${id}</b></div>`;
  site.pages.set('/list', `<h1>Phones</h1>${card('a')}${card('b')}<meta property="og:type" content="product.group">`);
  const page = await visit('/list');
  const at = await page.evaluate(() => performance.now());
  await page.waitForFunction((at) => performance.now() > at + 1_300, at);
  expect(await eventsOf(page, collector, 'product_view')).toEqual([]);
});

test('a product view says how deep its own element was seen', async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `<main data-crow-product='{"id":"x1"}' style="display:block;height:2000px"><h1>X1</h1></main><div style="height:8000px">Footer</div>`,
  );
  const page = await visit();
  await expect.poll(async () => (await eventsOf(page, collector, 'product_view')).length).toBe(1);
  await page.evaluate(() => scrollTo(0, 800));
  await page.waitForFunction(() => scrollY === 800);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(() => history.pushState({}, '', '/next'));
  const depths = (await eventsOf(page, collector, 'product_view')).map(({ containerDepth }) => containerDepth ?? 0);
  const { height } = page.viewportSize() ?? { height: 0 };
  expect(depths[0]).toBeCloseTo(height / 2000, 1);
  expect(depths[1]).toBeCloseTo((height + 800) / 2000, 1);
});

test('markup that an application leaves in the head is no product of its next pages', async ({
  collector,
  site,
  visit,
}) => {
  site.pages.set('/product', OPEN_GRAPH);
  const page = await visit('/product');
  await expect.poll(async () => (await eventsOf(page, collector, 'product_view')).length).toBe(1);
  await page.evaluate(() => history.pushState({}, '', '/cart'));
  const at = await page.evaluate(() => performance.now());
  await page.waitForFunction((at) => performance.now() > at + 1_400, at);
  await page.evaluate(() => history.pushState({}, '', '/product'));
  await expect
    .poll(async () => (await eventsOf(page, collector, 'product_view')).map(({ where }) => where).slice(-1))
    .toEqual([`${site.origin}/product`]);
  const places = (await eventsOf(page, collector, 'product_view')).map(({ where }) => where);
  expect(new Set(places)).toEqual(new Set([`${site.origin}/product`]));
});
