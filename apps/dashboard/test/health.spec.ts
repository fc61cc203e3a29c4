import type { DeadLetter } from '@crow/contracts';
import { aMe } from './builders.ts';
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
  await expect(page.getByText('Reading the session')).toBeVisible();
  await expect(page.getByText('The model did not answer')).toBeVisible();
  await page.getByRole('button', { name: /^Replay session/ }).click();
  await expect(page.getByText('Sent again')).toBeVisible();
  expect(api.changes.map(({ call }) => call)).toEqual(['POST /api/dead-letters/ded_1/replay']);
});

test('nothing failed is good news', async ({ page }) => {
  await page.goto('/health');
  await expect(page.getByRole('heading', { name: 'All is well' })).toBeVisible();
});

test('viewers see what failed, and can’t replay it', async ({ page, api }) => {
  api.state.me = aMe({ role: 'viewer' });
  api.state.deadLetters = [LETTER];
  await page.goto('/health');
  await expect(page.getByText('The model did not answer')).toBeVisible();
  await expect(page.getByRole('button', { name: /Replay/ })).toHaveCount(0);
});
