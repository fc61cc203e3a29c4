import type { Page } from '@playwright/test';
import { aKey, aLiveEvent, aMe, anEmptySnapshot, anUpdate } from './builders.ts';
import { expect, test } from './dashboard-test.ts';
import { openPastedShop } from './pasted-shop.ts';

/** The code of a block, as its copy button has it. */
function codeOf(page: Page, label: string): Promise<string> {
  return page.getByRole('figure', { name: label }).locator('code').textContent().then(String);
}

test('the snippet carries the key, and the first event is noticed', async ({ page, api }) => {
  api.state.snapshot = anEmptySnapshot();
  api.state.sessions = [];
  await page.goto('/install');
  await expect(page.getByRole('figure', { name: 'the script tags' })).toContainText(String(api.state.keys[0]?.key));
  await expect(page.getByText('Waiting for the first event…')).toBeVisible();
  api.tell(anUpdate({ recent: [aLiveEvent({ at: Date.now() })] }));
  await expect(page.getByText('Events arrive, the last one now')).toBeVisible();
});

test.describe('the script tags, pasted into a shop', () => {
  for (const { early, pinned } of [
    { early: true, pinned: true },
    { early: false, pinned: true },
    { early: true, pinned: false },
  ]) {
    const choice = `${early ? 'with' : 'without'} early visits, ${pinned ? 'this version' : 'the newest'}`;
    test(`track it: ${choice}`, async ({ page, api, context }) => {
      await page.goto('/install');
      await page.getByRole('checkbox', { name: 'Keep visits that end early' }).setChecked(early);
      await page.getByRole('checkbox', { name: 'Only this version' }).setChecked(pinned);
      const tags = await codeOf(page, 'the script tags');
      expect(tags.includes('integrity="sha384-')).toBe(pinned);
      const shop = await openPastedShop(context, tags);
      await shop.page.waitForFunction(() => 'CROWTracker' in window);
      await shop.leave();
      await expect.poll(() => shop.sent[0]?.body).toContain('page_view');
      expect(shop.sent[0]?.url.origin).toBe(new URL(page.url()).origin);
      expect(shop.sent[0]?.url.searchParams.get('key')).toBe(api.state.keys[0]?.key);
      await shop.close();
    });
  }

  test('send a visit that ends before the tracker has loaded', async ({ page, context }) => {
    await page.goto('/install');
    await context.route('**/sdk/crow.global.js', () => undefined);
    const shop = await openPastedShop(context, await codeOf(page, 'the script tags'), 'commit');
    await shop.page.locator('script[data-api-key]').waitFor({ state: 'attached' });
    await shop.leave();
    await expect.poll(() => shop.sent[0]?.body).toContain('page_view');
    await shop.close();
  });

  test('load no other version than the one that was asked for', async ({ page, context }) => {
    await page.goto('/install');
    await page.getByRole('checkbox', { name: 'Only this version' }).check();
    await context.route('**/sdk/crow.global.js', (script) =>
      script.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: 'window.stolen = true',
      }),
    );
    const shop = await openPastedShop(context, await codeOf(page, 'the script tags'));
    expect(await shop.page.evaluate(() => window.stolen)).toBeUndefined();
    await shop.close();
  });
});

test('every way has code with the key, reached by keyboard, and an address of its own', async ({ page, api }) => {
  const key = String(api.state.keys[0]?.key);
  await page.goto('/install');
  const tabs = page.getByRole('tablist', { name: 'What your shop is made with' });
  await tabs.getByRole('tab', { name: 'Script tag' }).focus();
  for (const [name, way, label] of [
    ['npm', 'npm', 'the install snippet'],
    ['React', 'react', 'main.tsx'],
    ['React Native', 'react-native', 'crow.ts'],
    ['Electron', 'electron', 'main.ts'],
  ] as const) {
    await page.keyboard.press('ArrowRight');
    await expect(tabs.getByRole('tab', { name, exact: true })).toBeFocused();
    await expect(page).toHaveURL(`/install?for=${way}`);
    await expect(page.getByRole('figure', { name: label })).toContainText(key);
  }
  await page.reload();
  await expect(page.getByRole('figure', { name: 'preload.ts' })).toContainText('exposeCrow');
});

test('the chosen package manager stays chosen', async ({ page }) => {
  await page.goto('/install?for=npm');
  const command = page.getByRole('figure', { name: 'the install command' });
  await expect(command).toContainText('npm install @crow/tracking-sdk');
  await page.getByRole('radio', { name: 'npm', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(command).toContainText('pnpm add @crow/tracking-sdk');
  await page.getByRole('tab', { name: 'React Native' }).click();
  await expect(command).toContainText('pnpm add @crow/tracking-sdk @react-native-async-storage/async-storage');
});

test('code is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/install');
  await page.getByRole('button', { name: 'Copy the script tags' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await codeOf(page, 'the script tags'));
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
  await expect(page.getByRole('figure', { name: 'the script tags' })).toContainText('crow_pk_new');
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
