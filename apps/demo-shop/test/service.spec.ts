import { customEvent, expect, test } from './shop.ts';

test('a question is answered, and a message can be sent', async ({ page, shop }) => {
  await page.goto('/help');
  await page.getByText('What does shipping cost?').click();
  await expect(page.getByText('€9.90, and nothing from €100.')).toBeVisible();

  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(page.getByLabel('Topic')).toBeFocused();
  await page.getByLabel('Topic').selectOption('Delivery');
  await page.getByLabel('E-mail').fill('solveig@example.org');
  await page.getByLabel('Message').fill('Where is my lamp, please?');
  await page.getByRole('button', { name: 'Send message' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, we have it' })).toBeFocused();
  expect(await customEvent(shop, 'contact_sent')).toEqual({ topic: 'delivery' });
});

test('a return is requested with the number of the order', async ({ page, shop }) => {
  await page.goto('/returns');
  await page.getByLabel('Order number').fill('12345');
  await page.getByRole('button', { name: 'Request return' }).click();
  await expect(page.getByLabel('Order number')).toHaveAccessibleDescription(/Order numbers look like F123456/);
  await page.getByLabel('Order number').fill('f123456');
  await page.getByLabel('E-mail').fill('solveig@example.org');
  await page.getByLabel('Reason').selectOption('It arrived broken');
  await page.getByRole('button', { name: 'Request return' }).click();
  await expect(page.getByRole('heading', { name: 'Return of F123456 is noted' })).toBeFocused();
  expect(await customEvent(shop, 'return_requested')).toEqual({ order_id: 'F123456' });
});
