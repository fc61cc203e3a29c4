import { expect, test } from './dashboard-test.ts';

async function logIn(page: import('@playwright/test').Page, password: string) {
  await page.getByLabel('E-mail').fill('ada@laptop-lane.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

test('who is not logged in is asked to, and comes back to where they wanted to go', async ({ page, api }) => {
  api.state.me = null;
  await page.goto('/sessions?intent=purchasing');
  await expect(page).toHaveURL(/\/login\?return=/);
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await logIn(page, api.state.password);
  await expect(page).toHaveURL('/sessions?intent=purchasing');
  await expect(page.getByRole('heading', { name: 'Sessions', exact: true })).toBeVisible();
});

test('a wrong password is told beside the field, which is ready for another try', async ({ page, api }) => {
  api.state.me = null;
  await page.goto('/login');
  await logIn(page, 'wrong');
  const password = page.getByLabel('Password', { exact: true });
  await expect(page.getByText('E-mail or password is wrong')).toBeVisible();
  await expect(password).toBeFocused();
  await expect(password).toHaveAttribute('aria-invalid', 'true');
  await logIn(page, api.state.password);
  await expect(page).toHaveURL('/');
});

test('an unreachable server is told from a wrong password', async ({ page, api }) => {
  api.state.me = null;
  api.state.failing['/api/auth/sign-in/email'] = 'unreachable';
  await page.goto('/login');
  await logIn(page, api.state.password);
  await expect(page.getByRole('alert')).toContainText('The server can’t be reached');
});

test('password managers recognise the fields', async ({ page, api }) => {
  api.state.me = null;
  await page.goto('/login');
  await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username');
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
});

test('a return address of someone else is not followed', async ({ page, api }) => {
  api.state.me = null;
  await page.goto('/login?return=//evil.example/');
  await logIn(page, api.state.password);
  await expect(page.getByRole('heading', { name: 'Live' })).toBeVisible();
  expect(new URL(page.url()).hostname).toBe('127.0.0.1');
});

test('a login that ends anywhere leads to a new one and back', async ({ page, api }) => {
  await page.goto('/health');
  await expect(page.getByText('All is well')).toBeVisible();
  api.state.me = null;
  await page.getByRole('link', { name: 'Sessions' }).click();
  await expect(page).toHaveURL(/\/login\?return=%2Fsessions/);
});

test('signing out ends the login', async ({ page, api }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Ada Lindqvist' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/login');
  expect(api.changes.map(({ call }) => call)).toContain('POST /api/auth/sign-out');
  await page.goto('/');
  await expect(page).toHaveURL(/\/login/);
});
