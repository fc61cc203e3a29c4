import { readFileSync } from 'node:fs';
import { serveFiles } from './files.ts';
import { expect, test } from './sdk-test.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

test('the example for a script tag runs under its strict policy', async ({ collector, context }) => {
  const files = await serveFiles();
  files.texts.set(
    '/',
    read('../../../examples/script-tag/index.html').replaceAll('http://localhost:8787', collector.endpoint),
  );
  files.texts.set('/shop.js', read('../../../examples/script-tag/shop.js'));
  files.texts.set('/crow/stub.js', read('../dist/stub.js'));
  files.texts.set('/crow/crow.global.js', read('../dist/crow.global.js'));
  const page = await context.newPage();
  const refused: string[] = [];
  page.on('pageerror', (error) => refused.push(error.message));
  page.on(
    'console',
    (line) => line.type() === 'error' && !line.text().includes('favicon') && refused.push(line.text()),
  );
  await page.goto(files.origin);
  await page.click('text=Add to cart');
  await page.fill('[name=email]', 'typed@example.org');
  await page.click('text=Subscribe');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names()).toEqual(['lamps_shown', 'newsletter_signup']);
  await files.close();
  expect(collector.events()).toContainEqual(
    expect.objectContaining({
      action: 'add_to_cart',
      product: expect.objectContaining({ id: 'lamp-arc', price: 189 }),
    }),
  );
  expect(JSON.stringify(collector.tries)).not.toMatch(/typed|Ann/);
  expect(refused).toEqual([]);
});
