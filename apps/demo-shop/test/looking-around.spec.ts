import { customEvent, expect, test } from './shop.ts';

test('a search finds products and is told', async ({ page, shop }) => {
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search products' }).fill('headphones');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/search?q=headphones');
  await expect(page).toHaveTitle('Search: headphones · Fjord Electronics');
  await expect(page.getByRole('link', { name: 'Quiet 700' })).toBeVisible();
  expect(await customEvent(shop, 'search')).toMatchObject({ query: 'headphones' });
});

test('a search without a result suggests what was meant, or where to look', async ({ page, shop }) => {
  await page.goto('/search?q=labtop');
  await page.getByRole('link', { name: 'Laptop X1' }).first().click();
  await expect(page).toHaveURL(/\/search\?q=Laptop/);
  expect(await customEvent(shop, 'search')).toEqual({ query: 'labtop', results: 0 });

  await page.goto('/search?q=typewriter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing found for “typewriter”');
  await expect(page.getByRole('list', { name: 'Categories to look at' }).getByRole('link')).toHaveCount(7);
});

test('products are put side by side, and the comparison has an address', async ({ page }) => {
  await page.goto('/categories/laptops');
  await page.getByRole('button', { name: 'Compare: Laptop X1' }).click();
  await page.getByRole('button', { name: 'Compare: Aurora Air 13' }).click();
  await page.getByRole('link', { name: 'See comparison' }).click();
  await expect(page).toHaveURL('/compare?ids=laptop-x1,aurora-air-13');
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  await expect(page.getByRole('row', { name: /^Weight 1\.24 kg 0\.98 kg$/ })).toBeVisible();

  await page.getByRole('button', { name: 'Remove Laptop X1 from the comparison' }).click();
  await expect(page).toHaveURL('/compare?ids=aurora-air-13');
  await page.goBack();
  await expect(page.getByRole('columnheader')).toHaveCount(2);
});

test('a shelf can be sorted by price', async ({ page }) => {
  await page.goto('/categories/laptops');
  await page.getByLabel('Sort by').selectOption('Price, lowest first');
  await expect(page).toHaveURL('/categories/laptops?sort=price_up');
  await expect(page.getByRole('main').getByRole('heading', { level: 3 }).first()).toHaveText('Skerry Go 11');
});

test('an address that leads nowhere says so', async ({ page }) => {
  for (const path of ['/nowhere', '/products/nothing', '/categories/nothing']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
    await expect(page).toHaveTitle('Page not found · Fjord Electronics');
  }
});

test('a new page takes the keyboard to its beginning', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.getByRole('link', { name: 'Help', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');
  await expect(page.getByRole('main')).toBeFocused();
});
