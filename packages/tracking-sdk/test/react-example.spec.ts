import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { expect, test } from './sdk-test.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/react', import.meta.url));

test('the example for React runs: its page views, clicks, products and own events arrive', async ({
  collector,
  context,
}) => {
  // What the command in its README starts, with the address and key that it reads from the environment.
  Object.assign(process.env, { VITE_CROW_API_KEY: 'crow_pk_test', VITE_CROW_ENDPOINT: collector.endpoint });
  const vite = await createServer({ root: EXAMPLE, logLevel: 'error', server: { host: '127.0.0.1', port: 0 } });
  await vite.listen();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
  await page.goto(`${vite.resolvedUrls?.local[0]}`);
  await page.fill('[name=query]', 'desk');
  await page.click('text=Search');
  await page.click('text=Add to cart');
  await page.click('text=Look at it');
  await page.click('text=Help');
  await page.waitForTimeout(400); // a glance at a product is no view
  await page.close({ runBeforeUnload: true });
  const desk = expect.objectContaining({ id: 'lamp-desk', price: 59 });
  await expect
    .poll(() => collector.events())
    .toContainEqual(expect.objectContaining({ type: 'product_view', product: desk }));
  await vite.close();

  expect(collector.names()).toEqual(['search', 'help_opened']);
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ name: 'search', properties: { query: 'desk', results: 1 } }),
  );
  const views = collector.events().flatMap(({ type, where }) => (type === 'page_view' ? new URL(where).pathname : []));
  expect(views).toEqual(['/', '/lamps/lamp-desk']);
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ type: 'click', action: 'add_to_cart', product: desk }),
  );
  expect(errors).toEqual([]);
});
