import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type FakeApi, fakeApi } from './fake-api.ts';

declare global {
  interface Window {
    /** Set by scripts of the hostile corpus, if one ever runs. */
    stolen?: boolean;
  }
}

/** A test with a fake gateway, which fails when the page logs an error or breaks its content security policy. */
export const test = base.extend<{ api: FakeApi; forgiven: RegExp[]; quiet: undefined }>({
  /** What the page may log in this test. */
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from the pattern
  forgiven: async ({}, use) => use([]),
  api: [async ({ page }, use) => use(await fakeApi(page)), { auto: true }],
  quiet: [noComplaints, { auto: true }],
});

async function noComplaints(
  { page, forgiven }: { page: Page; forgiven: RegExp[] },
  use: (none: undefined) => Promise<void>,
) {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Refused requests are part of several tests; the browser logs each.
    const refused = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !refused) complaints.push(message.text());
  });
  await use(undefined);
  expect(complaints.filter((line) => !forgiven.some((known) => known.test(line)))).toEqual([]);
}

export { expect };

/**
 * Serious and critical findings of axe, as short lines. All in the page itself: the other mode opens a second one, for
 * sites in frames.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`));
}
