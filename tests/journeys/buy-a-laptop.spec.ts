import { expect, test } from '@playwright/test';
import { OwnerClient } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { openDashboard } from './owner.ts';
import { buy, enterShop, goToCheckoutWithLaptop, TYPED } from './shopper.ts';

const stack = new Stack({ port: 8840, idleMs: 3_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('the start prints the addresses, the login and what to do next', () => {
  const { email, password, shop, dashboard } = stack.demo;
  for (const text of [shop, dashboard, email, password, 'What to do next']) expect(stack.output).toContain(text);
});

test('a person leaves at the checkout, and the owner reads about it, statement by statement', async ({ browser }) => {
  const shopper = await enterShop(browser, stack.demo);
  await goToCheckoutWithLaptop(shopper.page);
  await shopper.leave();
  expect(shopper.complaints).toEqual([]);

  const owner = await openDashboard(browser, stack.demo);
  await owner.getByRole('link', { name: 'Sessions' }).click();
  await owner
    .getByRole('link', { name: /Laptop X1/ })
    .first()
    .click();
  const statement = owner.getByRole('button', { name: /high purchase intent for Laptop X1/i });
  await expect(statement).toBeVisible();
  await statement.hover();
  await expect(owner.locator('li[data-lit]').first()).toBeVisible();
  for (const word of [/cart/i, /checkout/i])
    await expect(owner.getByRole('button', { name: word }).first()).toBeVisible();
});

test('a person buys Laptop X1, and the owner sees it live, then as a purchase, and finds it by its meaning', async ({
  browser,
}) => {
  const owner = await openDashboard(browser, stack.demo);
  const shopper = await enterShop(browser, stack.demo);
  await goToCheckoutWithLaptop(shopper.page);
  await expect(owner.getByText('/products/laptop-x1').first()).toBeVisible();
  await buy(shopper.page);
  await shopper.leave();
  expect(shopper.complaints).toEqual([]);

  await owner.getByRole('link', { name: 'Sessions' }).click();
  await owner
    .getByRole('link', { name: /bought .*Laptop X1/i })
    .first()
    .click();
  await expect(owner.getByText('Laptop X1').first()).toBeVisible();

  await owner.goto(`${stack.demo.dashboard}/search?q=${encodeURIComponent('somebody purchased a notebook')}`);
  await expect(owner.getByRole('link', { name: /bought .*Laptop X1/i }).first()).toBeVisible();
});

test('nothing that was typed is kept anywhere', async () => {
  const client = new OwnerClient(stack.demo);
  await client.logIn();
  const { sessions } = await client.sessions();
  expect(sessions.length).toBeGreaterThanOrEqual(2);
  for (const { sessionId } of sessions) {
    const kept = JSON.stringify(await client.session(sessionId));
    for (const typed of Object.values(TYPED)) expect(kept).not.toContain(typed);
  }
});
