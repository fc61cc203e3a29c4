import { type Browser, expect, type Page } from '@playwright/test';
import type { Demo } from '../../scripts/stack/demo.ts';

/** Opens the dashboard as its owner, in a browser context of their own. */
export async function openDashboard(browser: Browser, demo: Demo): Promise<Page> {
  const owner = await (await browser.newContext()).newPage();
  await owner.goto(demo.dashboard);
  await owner.getByLabel(/e-?mail/i).fill(demo.email);
  await owner
    .getByLabel(/password/i)
    .first()
    .fill(demo.password);
  await owner.getByRole('button', { name: /log in|sign in/i }).click();
  await expect(owner.getByRole('link', { name: 'Sessions' })).toBeVisible();
  return owner;
}
