import { aMe } from './builders/account.ts';
import { aKey, aWholeKey } from './builders/keys.ts';
import { expect, seriousFindings, test } from './dashboard-test.ts';

const KEY = aWholeKey(aKey()).key;

test('a key is created with its limits, and shown whole once', async ({ page, api }) => {
  api.state.keys = [];
  await page.goto('/keys');
  await expect(page.getByRole('heading', { name: 'There is no key yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByLabel('Name').fill('Second shop');
  await dialog.getByLabel('Allowed domains').fill('not a/host');
  await dialog.getByLabel('Events a second').fill('0');
  await dialog.getByLabel('Expires').fill('2020-01-01T00:00');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog).toContainText('Not a host name: a/host');
  await expect(dialog).toContainText('Whole numbers from 1, please.');
  await expect(dialog).toContainText('Choose a time in the future.');
  expect(api.changes).toEqual([]);
  await dialog.getByLabel('Allowed domains').fill('https://Second.example/\n*.second.example:443');
  await dialog.getByLabel('Events a second').fill('50');
  await dialog.getByLabel('Expires').fill('2099-01-01T01:00');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create' }).click();
  const made = page.getByRole('dialog', { name: 'Your new key' });
  await expect(made).toContainText('crow_pk_new000000000_');
  await made.getByRole('button', { name: 'Done' }).click();
  await expect(made).toHaveCount(0);
  expect(api.changes).toEqual([
    {
      call: 'POST /api/keys',
      body: {
        kind: 'publishable',
        name: 'Second shop',
        allowedOrigins: ['second.example', '*.second.example:443'],
        rate: { perSecond: 50, burst: 500 },
        expiresAt: Date.UTC(2099, 0, 1),
      },
    },
  ]);
  const list = page.getByRole('list', { name: 'API keys' });
  await expect(list).toContainText('50 events a second, 500 at once');
  await expect(list).toContainText('1 Jan 2099, 01:00');
});

test('a secret key has no domains and no rate', async ({ page, api }) => {
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByText('Secret', { exact: true }).click();
  await expect(dialog.getByLabel('Allowed domains')).toHaveCount(0);
  await dialog.getByLabel('Name').fill('Report');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Your new key' })).toContainText('crow_sk_new000000000_');
  expect(api.changes[0]?.body).toEqual({
    kind: 'secret',
    name: 'Report',
    allowedOrigins: [],
    rate: null,
    expiresAt: null,
  });
});

test('a key is revealed by an act of its own, and hidden again', async ({ page, api }) => {
  await page.goto('/keys');
  await expect(page.getByText('crow_pk_a1b2c3d4e5f6_…')).toBeVisible();
  await page.getByRole('button', { name: 'Reveal the key Web shop' }).click();
  await expect(page.getByText(KEY)).toBeVisible();
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/keys/key_a1b2c3d4e5f6/reveal']);
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(page.getByText(KEY)).toHaveCount(0);
});

test('name and domains of a key are changed later', async ({ page, api }) => {
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Edit the key Web shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit this key' });
  await expect(dialog.getByLabel('Allowed domains')).toHaveValue('laptop-lane.example\n*.laptop-lane.example');
  await dialog.getByLabel('Name').fill('Laptop Lane');
  await dialog.getByLabel('Allowed domains').fill('laptop-lane.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Laptop Lane' })).toBeVisible();
  expect(api.changes).toEqual([
    {
      call: 'PATCH /api/keys/key_a1b2c3d4e5f6',
      body: { name: 'Laptop Lane', allowedOrigins: ['laptop-lane.example'], rate: null, expiresAt: null },
    },
  ]);
});

test('an expiry that is not touched stays as it was, to the second', async ({ page, api }) => {
  const expiresAt = Date.UTC(2099, 0, 1, 0, 0, 42);
  api.state.keys = [aKey({ expiresAt })];
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Edit the key Web shop' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => api.changes[0]?.body).toMatchObject({ expiresAt });
});

test('rotating shows the new key, and the old one as being replaced', async ({ page, api }) => {
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Rotate the key Web shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Rotate this key?' });
  await dialog.getByLabel('The old key goes on for').selectOption('7 days');
  expect(await seriousFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Rotate the key' }).click();
  const made = page.getByRole('dialog', { name: 'Your new key' });
  await expect(made).toContainText('crow_pk_new000000000_');
  await page.keyboard.press('Escape');
  await expect(made).toHaveCount(0);
  expect(api.changes[0]).toEqual({ call: 'POST /api/keys/key_a1b2c3d4e5f6/rotate', body: { overlap: '7d' } });
  await expect(page.getByText('Being replaced')).toBeVisible();
  // The one that is being replaced has its successor already.
  await expect(page.getByRole('button', { name: /^Rotate/ })).toHaveCount(1);
});

test('revoking asks first', async ({ page, api }) => {
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Revoke the key Web shop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke this key?' });
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(api.changes).toEqual([]);
  await page.getByRole('button', { name: 'Revoke the key Web shop' }).click();
  await dialog.getByRole('button', { name: 'Revoke the key' }).click();
  await expect(page.getByText('Revoked', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Edit|Rotate|Revoke|Reveal)/ })).toHaveCount(0);
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/keys/key_a1b2c3d4e5f6/revoke']);
});

test('a refused change keeps the dialog and says why', async ({ page, api }) => {
  api.state.failing['/api/keys/key_a1b2c3d4e5f6/rotate'] = {
    type: 'urn:crow:problem:conflict',
    title: 'Conflict',
    status: 409,
    detail: 'This key has expired. Create a new one.',
  };
  await page.goto('/keys');
  await page.getByRole('button', { name: 'Rotate the key Web shop' }).click();
  await page.getByRole('button', { name: 'Rotate the key', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('This key has expired. Create a new one.');
});

test('viewers see which keys there are and change nothing', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  await page.goto('/keys');
  await expect(page.getByRole('heading', { name: 'Web shop' })).toBeVisible();
  await expect(page.getByText('crow_pk_a1b2c3d4e5f6_…')).toBeVisible();
  await expect(page.getByRole('button', { name: /Create|Reveal|Edit|Rotate|Revoke/ })).toHaveCount(0);
});

test('a list that can’t be read says so, and another try succeeds', async ({ page, api }) => {
  api.state.failing['/api/keys'] = { type: 'about:blank', title: 'Temporarily unavailable', status: 404 };
  await page.goto('/keys');
  await expect(page.getByRole('alert')).toContainText('Temporarily unavailable');
  api.state.failing = {};
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Web shop' })).toBeVisible();
});

test('keys that are on their way have their place held', async ({ page, api }) => {
  api.state.failing['/api/keys'] = 'slow';
  await page.goto('/keys');
  await expect(page.getByRole('main').getByRole('status', { name: 'Loading' })).toBeVisible();
});

test('a key tells what it was used for, from where, and what was refused and why', async ({ page, api }) => {
  const { keyId } = aKey();
  api.state.usage[keyId] = {
    lastUsedAt: Date.now() - 120_000,
    firstEventAt: Date.now() - 9e8,
    totals: { requests: 96, stored: 1204, duplicate: 3, rejected: 0, refused: 12 },
    refusals: [
      { code: 'origin_not_allowed', requests: 10 },
      { code: 'rate_limited', requests: 2 },
    ],
    origins: [
      { origin: 'https://laptop-lane.example', requests: 90 },
      { origin: '', requests: 8 },
      { origin: '<img src=x onerror=window.stolen=true>', requests: 10 },
    ],
  };
  await page.goto('/keys');
  const summary = page.getByText('Last used');
  await expect(summary).toContainText('1,204 events stored, 12 requests refused');
  await summary.click();
  await expect(page.getByRole('list', { name: 'Refused requests' })).toContainText(
    '10 requests from a domain that is not allowed: If the page is yours, add its domain to the key.',
  );
  const origins = page.getByRole('list', { name: 'Where from' });
  await expect(origins).toContainText('https://laptop-lane.example: 90 requests');
  await expect(origins).toContainText('Servers and apps: 8 requests');
  await expect(origins).toContainText('<img src=x');
  expect(await page.evaluate(() => window.stolen)).toBeUndefined();
});

test('uses are shown over time, as far back as the address says', async ({ page, api }) => {
  const { keyId } = aKey();
  const now = Date.now();
  const at = now - (now % 3_600_000) - 2 * 3_600_000;
  const totals = { requests: 96, stored: 1204, duplicate: 3, rejected: 0, refused: 12 };
  api.state.usage[keyId] = { lastUsedAt: now, firstEventAt: at, to: now, totals, steps: [{ at, ...totals }] };
  api.state.usage[keyId].refusals = [{ code: 'rate_limited', requests: 12 }];
  await page.goto('/keys');
  await page.getByText('Last used').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/keys?key=${keyId}`);
  await expect(page.getByRole('table', { name: 'Uses by hour' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'Uses by hour' })).toContainText('1,204');
  await expect(page.getByRole('table', { name: 'Refused requests by hour' })).toContainText('12');
  await page.getByRole('link', { name: '31 days' }).click();
  await expect(page).toHaveURL(`/keys?key=${keyId}&days=31`);
  await expect(page.getByText('in 31 days 1,204 events stored')).toBeVisible();
  await expect(page.getByRole('link', { name: '31 days' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('link', { name: '24 hours' })).not.toHaveAttribute('aria-current');
  await page.reload();
  await expect(page.getByText('in 31 days 1,204 events stored')).toBeVisible();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByText('Last used').click();
  await expect(page).toHaveURL('/keys');
});

test('a key that was never used leads to its installation, also when a newer one is there', async ({ page, api }) => {
  const second = aKey({ keyId: 'key_second000000', name: 'Second shop', createdAt: Date.now() });
  api.state.keys = [second, aKey()];
  api.state.usage[second.keyId] = { lastUsedAt: Date.now(), firstEventAt: Date.now() };
  await page.goto('/keys');
  await page.getByRole('link', { name: 'How to install' }).click();
  await expect(page).toHaveURL(`/install?key=${aKey().keyId}`);
  await page.getByRole('button', { name: 'Fill in the key' }).click();
  await expect(page.getByText(KEY).first()).toBeVisible();
  expect(api.changes.map(({ call }) => call)).toEqual([`POST /api/keys/${aKey().keyId}/reveal`]);
});

test('a new key waits for its first event, and says so when it is there', async ({ page, api }) => {
  await page.goto('/keys');
  await expect(page.getByText('Waiting for the first event.')).toBeVisible();
  api.state.usage[aKey().keyId] = {
    lastUsedAt: Date.now(),
    firstEventAt: Date.now(),
    totals: { requests: 1, stored: 1, duplicate: 0, rejected: 0, refused: 0 },
  };
  await expect(page.getByText('1 event stored')).toBeVisible();
  await expect(page.getByText('Waiting for the first event.')).toHaveCount(0);
});
