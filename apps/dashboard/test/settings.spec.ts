import { aMe } from './builders/account.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';

test('the idle time is changed in the unit that suits it', async ({ page, api }) => {
  await page.goto('/settings');
  const field = page.getByLabel('Idle time');
  await expect(field).toHaveValue('1');
  await expect(page.getByLabel('Unit')).toHaveValue('h');
  await field.fill('25');
  await page.keyboard.press('Enter');
  await expect(page.getByText('From 1 s to 24 h, please.')).toBeVisible();
  expect(api.changes).toEqual([]);
  await field.fill('1,5');
  await page.getByLabel('Unit').selectOption('minutes');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved: 1 min 30 s, from the next events on.')).toBeVisible();
  expect(api.changes).toEqual([{ call: 'PATCH /api/settings', body: { idleMs: 90_000 } }]);
  await expect(page.getByText('From 1 s to 24 h, please.')).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a change that fails says why, and keeps what was written', async ({ page, api }) => {
  await page.goto('/settings');
  await page.getByLabel('Idle time').fill('2');
  api.state.failing['/api/settings'] = 'unreachable';
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The server can’t be reached');
  await expect(page.getByLabel('Idle time')).toHaveValue('2');
});

test('settings that can’t be read say so, and another try succeeds', async ({ page, api }) => {
  api.state.failing['/api/settings'] = { type: 'about:blank', title: 'Not found', status: 404 };
  await page.goto('/settings');
  await expect(page.getByRole('alert')).toContainText('Not found');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByLabel('Idle time')).toHaveValue('1');
});

test('an owner says which visits a model may read', async ({ page, api }) => {
  await page.goto('/settings');
  const choice = page.getByLabel('Visits that a model may read');
  await expect(choice).toHaveValue('all');
  await choice.selectOption('None');
  await expect(page.getByText('nothing is sent')).toBeVisible();
  await page.getByRole('button', { name: 'Save choice' }).click();
  await expect(page.getByText('Saved, for visits that end from now on.')).toBeVisible();
  expect(api.changes).toEqual([{ call: 'PATCH /api/settings', body: { modelPolicy: 'off' } }]);
  await page.reload();
  await expect(choice).toHaveValue('off');
  expect(await seriousFindings(page)).toEqual([]);
});

test('an owner teaches the words of the shop, and a word that is there twice is shown', async ({ page, api }) => {
  api.state.settings = { ...api.state.settings, terms: { Merkliste: 'wishlist' } };
  await page.goto('/settings');
  const words = page.getByRole('region', { name: 'Your own words' });
  await expect(words.getByLabel('Word', { exact: true }).first()).toHaveValue('Merkliste');
  await words.getByRole('button', { name: 'Add a word' }).click();
  await words.getByLabel('Word', { exact: true }).last().fill(' merkliste ');
  await words.getByLabel('Means').last().selectOption('Put into the cart');
  await words.getByRole('button', { name: 'Save words' }).click();
  await expect(words.getByText('is there twice')).toBeVisible();
  expect(api.changes).toEqual([]);
  await words.getByLabel('Word', { exact: true }).last().fill('Ab in die Kiste <b>');
  await words.getByRole('button', { name: 'Save words' }).click();
  await expect(words.getByText('Saved, for visits that are read from now on.')).toBeVisible();
  const terms = { Merkliste: 'wishlist', 'Ab in die Kiste <b>': 'add_to_cart' };
  expect(api.changes).toEqual([{ call: 'PATCH /api/settings', body: { terms } }]);
  expect(await seriousFindings(page)).toEqual([]);
  await page.reload();
  await words.getByRole('button', { name: 'Remove Merkliste' }).click();
  await words.getByRole('button', { name: 'Save words' }).click();
  await expect(words.getByText('Saved, for visits that are read from now on.')).toBeVisible();
  expect(api.changes.at(-1)?.body).toEqual({ terms: { 'Ab in die Kiste <b>': 'add_to_cart' } });
});

test('viewers read the settings and change nothing', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  api.state.settings = { ...api.state.settings, terms: { Merkliste: 'wishlist' } };
  await page.goto('/settings');
  await expect(page.getByText('Idle time: 1 h.')).toBeVisible();
  await expect(page.getByText('Read by a model: Every visit that has something to tell.')).toBeVisible();
  await expect(page.getByText('Merkliste: The wishlist')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Save/ })).toHaveCount(0);
});
