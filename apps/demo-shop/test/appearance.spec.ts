import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './shop.ts';

const PATHS = [
  '/',
  '/categories/audio',
  '/products/laptop-x1',
  '/search?q=watch',
  '/search?q=typewriter',
  '/compare?ids=laptop-x1,aurora-air-13,studio-pro-16,skerry-go-11',
  '/cart',
  '/checkout',
  '/orders',
  '/help',
  '/returns',
  '/nowhere',
];
const CART = JSON.stringify([
  { productId: 'laptop-x1', quantity: 1 },
  { productId: 'dawn-lamp', quantity: 2 },
]);

/** What axe finds wrong, as `rule: element`. All in the page itself: the other mode opens a second one, for sites in frames. */
async function barriersOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test.beforeEach(({ page }) => page.addInitScript((cart) => localStorage.setItem('fjord.cart', cart), CART));

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const path of PATHS) {
      test(`${path} has no barrier that can be found by a machine`, async ({ page }) => {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        expect(await barriersOf(page)).toEqual([]);
      });
    }

    test('a form with errors has no barrier either', async ({ page }) => {
      await page.goto('/checkout');
      await page.getByRole('button', { name: 'Place order' }).click();
      await expect(page.getByText('Enter your name.')).toBeVisible();
      expect(await barriersOf(page)).toEqual([]);
    });
  });
}

for (const width of [360, 390, 768, 1440]) {
  test(`nothing sticks out at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of PATHS) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
  });
}
