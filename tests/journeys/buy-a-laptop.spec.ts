import { expect, test } from '@playwright/test';
import { Stack } from '../stack/stack.ts';

const stack = new Stack({ port: 8840, idleMs: 3_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('the start prints the addresses, the login and what to do next', () => {
  for (const text of [
    'http://localhost:8841',
    'http://localhost:8840',
    stack.demo.email,
    stack.demo.password,
    'What to do next',
  ]) {
    expect(stack.output).toContain(text);
  }
});

test('a person buys Laptop X1, leaves, and the owner reads about it on the dashboard', async ({ browser }) => {
  const shopper = await browser.newContext();
  const page = await shopper.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

  await page.goto(`${stack.demo.shop}/products/laptop-x1`);
  await expect(page.getByRole('heading', { name: 'Laptop X1' })).toBeVisible();
  await page
    .getByRole('button', { name: /add to cart/i })
    .first()
    .click();
  await page.goto(`${stack.demo.shop}/cart`);
  await page
    .getByRole('link', { name: /checkout/i })
    .or(page.getByRole('button', { name: /checkout/i }))
    .first()
    .click();
  await expect(page).toHaveURL(/checkout/);
  await page.close({ runBeforeUnload: true });
  await shopper.close();
  expect(complaints).toEqual([]);

  const owner = await (await browser.newContext()).newPage();
  await owner.goto(stack.demo.dashboard);
  await owner.getByLabel(/e-?mail/i).fill(stack.demo.email);
  await owner
    .getByLabel(/password/i)
    .first()
    .fill(stack.demo.password);
  await owner.getByRole('button', { name: /log in|sign in/i }).click();
  await owner.getByRole('link', { name: 'Sessions' }).click();
  const row = owner.getByRole('link', { name: /Laptop X1/ }).first();
  await expect(row).toBeVisible({ timeout: 30_000 });
  await row.click();
  await expect(owner.getByText(/high purchase intent/i).first()).toBeVisible();
  await expect(owner.getByText(/cart/i).first()).toBeVisible();
  await expect(owner.getByText(/checkout/i).first()).toBeVisible();
});
