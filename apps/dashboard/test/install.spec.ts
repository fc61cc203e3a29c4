import type { Page } from '@playwright/test';
import { aMe } from './builders/account.ts';
import { aKey, aWholeKey } from './builders/keys.ts';
import { aLiveEvent, anEmptySnapshot, anUpdate } from './builders/live.ts';
import { expect, test } from './dashboard-test.ts';
import { openPastedShop } from './pasted-shop.ts';

const KEY = aWholeKey(aKey()).key;

/** The code of a block, as its copy button has it. */
function codeOf(page: Page, label: string): Promise<string> {
  return page.getByRole('figure', { name: label }).locator('code').textContent().then(String);
}

/** Opens the screen and asks for the key to be filled in. */
async function openFilled(page: Page, path = '/install'): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: 'Fill in the key' }).click();
  await expect(page.getByRole('figure').filter({ hasText: KEY }).first()).toBeVisible();
}

test('the snippet carries the key once somebody asks for it, and the first event is noticed', async ({ page, api }) => {
  api.state.snapshot = anEmptySnapshot();
  api.state.sessions = [];
  await page.goto('/install');
  await expect(page.getByRole('figure', { name: 'the script tags' })).toContainText('crow_pk_your_key');
  expect(api.changes).toEqual([]);
  await page.getByRole('button', { name: 'Fill in the key' }).click();
  await expect(page.getByRole('figure', { name: 'the script tags' })).toContainText(KEY);
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/keys/key_a1b2c3d4e5f6/reveal']);
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
    test(`track it: ${choice}`, async ({ page, context }) => {
      await openFilled(page);
      await page.getByRole('checkbox', { name: 'Keep visits that end early' }).setChecked(early);
      await page.getByRole('checkbox', { name: 'Only this version' }).setChecked(pinned);
      const tags = await codeOf(page, 'the script tags');
      expect(tags.includes('integrity="sha384-')).toBe(pinned);
      const shop = await openPastedShop(context, tags);
      await shop.page.waitForFunction(() => 'CROWTracker' in window);
      await shop.leave();
      await expect.poll(() => shop.sent[0]?.body).toContain('page_view');
      expect(shop.sent[0]?.url.origin).toBe(new URL(page.url()).origin);
      expect(shop.sent[0]?.url.searchParams.get('key')).toBe(KEY);
      await shop.close();
    });
  }

  test('send a visit that ends before the tracker has loaded', async ({ page, context }) => {
    await openFilled(page);
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

test('every way has code with the key, reached by keyboard, and an address of its own', async ({ page }) => {
  await openFilled(page);
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
    await expect(page.getByRole('figure', { name: label })).toContainText(KEY);
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

test('an owner without a key creates one, which is in the code then', async ({ page, api }) => {
  api.state.keys = [aKey({ kind: 'secret', name: 'Report' }), aKey({ keyId: 'key_old', state: 'revoked' })];
  await page.goto('/install');
  await page.getByRole('button', { name: 'Create a key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create an API key' });
  await dialog.getByLabel('Name').fill('Second shop');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog', { name: 'Your new key' }).getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('figure', { name: 'the script tags' })).toContainText('crow_pk_new000000000');
});

test('a refused look at the key says why', async ({ page, api }) => {
  api.state.failing['/api/keys/key_a1b2c3d4e5f6/reveal'] = {
    type: 'urn:crow:problem:conflict',
    title: 'Conflict',
    status: 409,
    detail: 'This key was revoked. Create a new one.',
  };
  await page.goto('/install');
  await page.getByRole('button', { name: 'Fill in the key' }).click();
  await expect(page.getByRole('alert')).toContainText('This key was revoked. Create a new one.');
});

test('viewers ask somebody for the key', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  await page.goto('/install');
  await expect(page.getByText('Ask an owner or admin for the API key.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Fill in|Create a key/ })).toHaveCount(0);
  await page.getByRole('main').getByRole('link', { name: 'API keys' }).click();
  await expect(page).toHaveURL('/keys');
});
