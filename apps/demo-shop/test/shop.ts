import type { BatchReceipt, WireBatch, WireEvent } from '@crow/contracts';
import { test as base, expect, type Page, type Route } from '@playwright/test';

const GATEWAY = 'http://localhost:4651';

interface Shop {
  /** Events that the shop has sent, in the order of their arrival. */
  sent: WireEvent[];
}

/** A test of the shop: it fails when the page complains on the console, and the gateway is this fixture. */
export const test = base.extend<{ shop: Shop }>({
  shop: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      const sent: WireEvent[] = [];
      await page.route(`${GATEWAY}/**`, (route) => acceptBatch(route, sent));
      await use({ sent });
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function acceptBatch(route: Route, sent: WireEvent[]): Promise<void> {
  const batch = JSON.parse(route.request().postData() ?? '{}') as WireBatch;
  sent.push(...batch.events);
  const receipt: BatchReceipt = {
    batchId: batch.batchId,
    accepted: batch.events.length,
    duplicate: false,
    rejected: [],
    serverTime: Date.now(),
  };
  return route.fulfill({ json: receipt, headers: { 'access-control-allow-origin': '*' } });
}

/** Waits for a custom event of the shop. @returns its properties */
export async function customEvent(shop: Shop, name: string): Promise<unknown> {
  const find = () => shop.sent.find((event) => event.type === 'custom' && event.name === name);
  await expect.poll(find, { message: `the event ${name} arrives`, timeout: 10_000 }).toBeDefined();
  const event = find();
  return event?.type === 'custom' ? event.properties : undefined;
}

/** Opens a product and puts it into the cart. */
export async function putIntoCart(page: Page, productId: string): Promise<void> {
  await page.goto(`/products/${productId}`);
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('is in your cart');
}

/** Fills the checkout with an order that can be accepted. */
export async function fillCheckout(page: Page, card = '4242 4242 4242 4242'): Promise<void> {
  await page.getByLabel('Name').fill('Solveig Lund');
  await page.getByLabel('E-mail').fill('solveig@example.org');
  await page.getByLabel('Street and number').fill('Strandveien 4');
  await page.getByLabel('Postal code').fill('0150');
  await page.getByLabel('City').fill('Oslo');
  await page.getByLabel('Country').selectOption('Norway');
  await page.getByLabel('Card number').fill(card);
}
