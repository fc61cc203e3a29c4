import { aKey, aLiveEvent, aMe, anEmptySnapshot, anUpdate } from './builders.ts';
import { expect, test } from './dashboard-test.ts';

test('the snippet carries the key, and the first event is noticed', async ({ page, api }) => {
  api.state.snapshot = anEmptySnapshot();
  api.state.sessions = [];
  await page.goto('/install');
  await expect(page.getByRole('figure', { name: 'the install snippet' })).toContainText(String(api.state.keys[0]?.key));
  await expect(page.getByText('Waiting for the first event…')).toBeVisible();
  api.tell(anUpdate({ recent: [aLiveEvent({ at: Date.now() })] }));
  await expect(page.getByText('Events arrive, the last one now')).toBeVisible();
});

test('an owner creates a key for some hosts', async ({ page, api }) => {
  api.state.keys = [];
  await page.goto('/install');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByLabel('Name').fill('Second shop');
  await dialog.getByLabel('Allowed origins').fill('not a/host');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toContainText('Not a host name: a/host');
  await dialog.getByLabel('Allowed origins').fill('https://Second.example/\n*.second.example');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toHaveCount(0);
  expect(api.changes).toEqual([
    { call: 'POST /api/keys', body: { name: 'Second shop', allowedOrigins: ['second.example', '*.second.example'] } },
  ]);
  await expect(page.getByRole('region', { name: 'API keys' })).toContainText('Second shop');
  await expect(page.getByRole('figure', { name: 'the install snippet' })).toContainText('crow_pk_new');
});

test('revoking asks first', async ({ page, api }) => {
  await page.goto('/install');
  await page.getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke this key?' });
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(api.changes).toEqual([]);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke the key' }).click();
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/keys/key_a1b2c3d4e5f6/revoke']);
});

test('a refused change keeps the dialog and says why', async ({ page, api }) => {
  api.state.failing['/api/keys/key_a1b2c3d4e5f6/revoke'] = {
    type: 'urn:crow:problem:forbidden',
    title: 'Not allowed',
    status: 403,
    detail: 'Only owners and admins revoke keys.',
  };
  await page.goto('/install');
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke the key' }).click();
  await expect(page.getByRole('alert')).toContainText('Only owners and admins revoke keys.');
});

test('viewers see the keys’ names only and change nothing', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  const { key: _, ...hidden } = aKey();
  api.state.keys = [hidden];
  await page.goto('/install');
  await expect(page.getByText('Web shop')).toBeVisible();
  await expect(page.getByText('Ask an owner or admin for the API key.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Create a key|Revoke/ })).toHaveCount(0);
});
