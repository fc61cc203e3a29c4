import { customEvent, expect, fillCheckout, putIntoCart, test } from './shop.ts';

test.beforeEach(async ({ page }) => {
  await putIntoCart(page, 'nova-8');
  await page.goto('/checkout');
});

test('an empty form says at each field what is missing, and leads to the first', async ({ page }) => {
  await page.getByRole('button', { name: 'Place order' }).click();
  const name = page.getByLabel('Name');
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription('Enter your name.');
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter your e-mail address/);
  await expect(page.getByLabel('Country')).toHaveAccessibleDescription('Choose the country that we send to.');

  await name.fill('S');
  await expect(name).not.toHaveAttribute('aria-invalid');
});

test('an error that was shown is told with its form, its field and what was wrong', async ({ page, shop }) => {
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByLabel('Name')).toBeFocused();
  const told = () =>
    shop.sent.flatMap((event) =>
      event.type === 'form_error' ? [`${event.form} ${event.field.name} ${event.constraint}`] : [],
    );
  await expect.poll(told, { timeout: 10_000 }).toContain('checkout postalCode valueMissing');
});

test('a postal code is checked against the country', async ({ page }) => {
  await fillCheckout(page);
  await page.getByLabel('Country').selectOption('Germany');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByLabel('Postal code')).toBeFocused();
  await expect(page.getByLabel('Postal code')).toHaveAccessibleDescription('Postal codes of Germany look like 20095.');
});

test('a declined card is said, told, and can be replaced by another', async ({ page, shop }) => {
  await fillCheckout(page, '4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Place order' }).click();
  const card = page.getByLabel('Card number');
  await expect(card).toHaveAccessibleDescription(/declined this card/);
  await expect(card).toBeFocused();
  expect(await customEvent(shop, 'payment_failed')).toEqual({ reason: 'card_declined' });

  await card.fill('4242424242424242');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page).toHaveURL(/\/orders\//);
});

test('a mistyped card number never reaches the bank', async ({ page }) => {
  await fillCheckout(page, '4242 4242 4242 4243');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByLabel('Card number')).toHaveAccessibleDescription(/typing error/);
});
