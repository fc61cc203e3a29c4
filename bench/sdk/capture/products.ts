import { setTimeout as delay } from 'node:timers/promises';
import { sent } from './sent.ts';
import { arrives, type CaptureVisit } from './visit.ts';

const LOOK_MS = 1_200;

/**
 * A page about a product, which only its markup names: the standard one for search engines, and our attribute. Time and
 * depth count with whatever name they have, in an event that names the product.
 */
export const products: CaptureVisit<'view' | 'depth'> = {
  items: { view: 'product view', depth: 'product view: duration and scroll' },
  async play(stage) {
    const product = stage.mark(0);
    const about = JSON.stringify({ id: product, name: `Lamp ${product}`, price: 129, currency: 'EUR' });
    const data = JSON.stringify({
      ...{ '@context': 'https://schema.org', '@type': 'Product', sku: product, name: `Lamp ${product}` },
      offers: { '@type': 'Offer', price: 129, priceCurrency: 'EUR' },
    });
    stage.bodies.set(
      '/product',
      `<script type="application/ld+json">${data}</script>
       <main data-crow-product='${about}'><h1>A lamp</h1><p style="height:5000px">It gives light.</p></main>`,
    );
    const page = await stage.visit('/product');
    await delay(LOOK_MS);
    await page.mouse.wheel(0, 2_000);
    await delay(LOOK_MS);
    await page.goto(`${stage.origin}/elsewhere`);
    const views = () => sent(stage).filter((text) => text.includes(product));
    const view = await arrives(() => views().length > 0);
    const hasDepth = () => views().some((text) => TIME.test(text) && DEPTH.test(text));
    return { view, depth: view && (await arrives(hasDepth)) };
  },
};

const TIME = /(duration|visible|time|seconds|active)\w*":\s*[1-9]/i;
const DEPTH = /(scroll|depth)\w*":\s*(0\.0*)?[1-9]/i;
