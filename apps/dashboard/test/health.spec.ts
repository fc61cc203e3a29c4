import type { DeadLetter, Replay } from '@crow/contracts';
import { aMe } from './builders/account.ts';
import { expect, test } from './dashboard-test.ts';

const LETTER: DeadLetter = {
  id: 'ded_1',
  sessionId: 'ses_laptop0001',
  revision: 1,
  stage: 'understand',
  kind: 'transient',
  reason: 'The model did not answer within 30 seconds.',
  archiveKey: 'org=org_1/x',
  failedAt: Date.now() - 60_000,
  tries: 1,
};

test('a failed session tells where and why, and is replayed', async ({ page, api }) => {
  api.state.deadLetters = [LETTER];
  await page.goto('/health');
  await expect(page.getByRole('listitem').getByText('Reading the session')).toBeVisible();
  await expect(page.getByText('The model did not answer')).toBeVisible();
  await page.getByRole('button', { name: /^Replay session/ }).click();
  await expect(page.getByText('Sent again')).toBeVisible();
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/dead-letters/ded_1/replay']);
});

test('nothing failed is good news', async ({ page }) => {
  await page.goto('/health');
  await expect(page.getByRole('heading', { name: 'All is well' })).toBeVisible();
});

test('failed sessions of quarantined traffic are hidden, and it says how many', async ({ page, api }) => {
  api.state.hiddenDeadLetters = 2;
  await page.goto('/health');
  await expect(page.getByText('2 failed sessions of quarantined traffic hidden.')).toBeVisible();
});

test('viewers see what failed, and can’t replay it', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  api.state.deadLetters = [LETTER];
  await page.goto('/health');
  await expect(page.getByText('The model did not answer')).toBeVisible();
  await expect(page.getByRole('button', { name: /Replay/ })).toHaveCount(0);
});

test('all that match are replayed after a question, with progress', async ({ page, api }) => {
  const other = {
    ...LETTER,
    id: 'ded_2',
    sessionId: 'ses_other',
    stage: 'store',
    reason: 'The catalog did not answer.',
  };
  api.state.deadLetters = [LETTER, other];
  await page.goto('/health');
  await page.getByLabel('Stage').selectOption('Reading the session');
  await expect(page.getByText('The catalog did not answer.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Replay all 1' }).click();
  expect(api.changes).toEqual([]);
  await page.getByRole('button', { name: 'Replay 1 session' }).click();
  await expect(page.getByText('Sending again: 1 of 3')).toBeVisible();
  expect(api.changes).toMatchObject([
    { call: 'POST /api/dead-letters/replay', body: { filter: { stage: 'understand' } } },
  ]);
  api.state.replay = { ...(api.state.replay as Replay), state: 'done', replayed: 3, endedAt: Date.now() };
  await expect(page.getByText('Sent again: 3 of 3')).toBeVisible();
});

test('late sessions are told with the age of the oldest', async ({ page, api }) => {
  api.state.pipeline = { overdue: 4, oldestAt: Date.now() - 12 * 60_000, resent: 2, overdueAfterMs: 300_000 };
  await page.goto('/health');
  await expect(page.getByText(/4 sessions are late, the oldest ended 12 min/)).toBeVisible();
});

for (const [scheme, width] of [
  ['light', 1280],
  ['dark', 1280],
  ['light', 380],
  ['dark', 380],
] as const) {
  test(`failed sessions fit on a ${scheme} page of ${width} pixels`, async ({ page, api }, info) => {
    api.state.deadLetters = [{ ...LETTER, reason: 'r'.repeat(300), archiveKey: `org=org_1/${'x'.repeat(120)}` }];
    api.state.pipeline = { overdue: 4, oldestAt: Date.now() - 12 * 60_000, resent: 2, overdueAfterMs: 300_000 };
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/health');
    await expect(page.getByRole('button', { name: /Replay all/ })).toBeVisible();
    await page.screenshot({ path: info.outputPath('failures.png'), fullPage: true });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
