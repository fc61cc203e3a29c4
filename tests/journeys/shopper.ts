import { type Browser, expect, type Page } from '@playwright/test';
import type { Demo } from '../../scripts/stack/demo.ts';

/** A person with a browser of their own in the demo shop. */
export interface Shopper {
  page: Page;
  /** Errors that the page or its console showed. */
  complaints: string[];
  /** Closes the tab, as people leave. */
  leave(): Promise<void>;
}

export async function enterShop(browser: Browser, demo: Demo): Promise<Shopper> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(demo.shop);
  return {
    page,
    complaints,
    async leave() {
      await page.close({ runBeforeUnload: true });
      await context.close();
    },
  };
}

/** Finds Laptop X1 by the shop's own search, puts it into the cart and goes to the checkout. */
export async function goToCheckoutWithLaptop(page: Page): Promise<void> {
  await page.getByRole('searchbox').first().fill('laptop x1');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Laptop X1' }).first().click();
  await expect(page.getByRole('heading', { name: 'Laptop X1', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Add to cart', exact: true }).first().click();
  await page.getByRole('link', { name: /cart/i }).first().click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeVisible();
}

/** What the shopper types; none of it may ever reach CROW. */
export const TYPED = {
  Name: 'Ingrid Testerud',
  'E-mail': 'ingrid.testerud@example.org',
  'Street and number': 'Storgata 77',
  'Postal code': '0182',
  City: 'Oslo',
  'Card number': '4242 4242 4242 4242',
};

/** Fills in the checkout and pays. */
export async function buy(page: Page): Promise<void> {
  for (const [label, text] of Object.entries(TYPED)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Country').selectOption({ label: 'Norway' });
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /thank you/i })).toBeVisible();
}
