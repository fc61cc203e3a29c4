import { customEvent, expect, fillCheckout, putIntoCart, test } from './shop.ts';

test('a person finds a laptop, buys it, and finds the order again', async ({ page, shop }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Fjord Electronics');
  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Laptops' }).click();
  await expect(page).toHaveTitle('Laptops · Fjord Electronics');
  await page.getByRole('link', { name: 'Laptop X1' }).click();
  await expect(page).toHaveURL('/products/laptop-x1');
  await expect(page.getByRole('heading', { name: 'Laptop X1' })).toBeVisible();
  await page.getByRole('button', { name: 'Close-up' }).click();
  await expect(page.getByRole('img', { name: 'Laptop X1: close-up' })).toBeVisible();
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await page.getByRole('link', { name: 'View cart' }).click();

  await page.getByLabel('Quantity of Laptop X1').selectOption('2');
  await expect(page.getByText('€2,598').first()).toBeVisible();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await fillCheckout(page);
  await page.getByLabel(/^Express/).check();
  await page.getByRole('button', { name: 'Place order' }).click();

  await expect(page).toHaveURL(/\/orders\/F\d{6}$/);
  const id = page.url().split('/').at(-1) ?? '';
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you');
  await expect(page.getByText('€2,617.90')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Cart', exact: true })).toBeVisible();
  expect(await customEvent(shop, 'order_completed')).toEqual({
    order_id: id,
    total: 2617.9,
    currency: 'EUR',
    items: [{ id: 'laptop-x1', quantity: 2, price: 1299 }],
  });

  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('link', { name: `Return ${id}` }).click();
  await expect(page.getByLabel('Order number')).toHaveValue(id);
});

test('the way to the purchase is told with the product and the action, and without what was typed', async ({
  page,
  shop,
}) => {
  await putIntoCart(page, 'laptop-x1');
  await page.getByRole('link', { name: 'View cart' }).click();
  await page.getByRole('link', { name: 'Go to checkout' }).click();
  await fillCheckout(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await customEvent(shop, 'order_completed');

  expect(shop.sent.find((event) => event.type === 'click' && event.action === 'add_to_cart')).toMatchObject({
    product: { id: 'laptop-x1', name: 'Laptop X1', category: 'Laptops', price: 1299, currency: 'EUR' },
  });
  const all = JSON.stringify(shop.sent);
  for (const secret of ['Solveig', 'solveig@', 'Strandveien', '4242']) expect(all).not.toContain(secret);
});

test('a cart survives the visit, and a product can be taken out of it', async ({ page }) => {
  await putIntoCart(page, 'dawn-lamp');
  await page.goto('/cart');
  await expect(page.getByRole('link', { name: 'Cart 1' })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Dawn Lamp from the cart' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart is empty');
});

test('shipping is charged for a small cart, and told', async ({ page, shop }) => {
  await putIntoCart(page, 'dawn-lamp');
  await page.goto('/cart');
  await expect(page.getByText('€88.90')).toBeVisible();
  await expect(page.getByText('€21 more, and delivery is free.')).toBeVisible();
  expect(await customEvent(shop, 'shipping_cost_shown')).toEqual({ amount: 9.9, currency: 'EUR' });
});

test('a wrong coupon is refused, a right one takes a tenth off', async ({ page, shop }) => {
  await putIntoCart(page, 'laptop-x1');
  await page.goto('/cart');
  const code = page.getByLabel('Coupon code');
  await code.fill('save50');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(code).toHaveAccessibleDescription('The code SAVE50 is not valid.');
  await expect(code).toBeFocused();
  expect(await customEvent(shop, 'coupon_rejected')).toEqual({ code: 'SAVE50' });

  await code.fill('welcome10');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('€1,169.10')).toBeVisible();
  await page.getByRole('button', { name: 'Remove coupon' }).click();
  await expect(page.getByText('€1,169.10')).toBeHidden();
});
