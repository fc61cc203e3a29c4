import type { Page } from '@playwright/test';
import { connected, expect, test, told } from './connector-test.ts';

/** OneTrust as it loads and is answered: its variables, then its wrapper and its event. */
const putOneTrust = (page: Page, groups: string[], withEvent = true) =>
  page.evaluate(
    ([groups, withEvent]) => {
      const text = `,${groups.join(',')},`;
      Object.assign(window, { OnetrustActiveGroups: text, OptanonActiveGroups: text });
      (window as { OptanonWrapper?: () => void }).OptanonWrapper?.();
      if (withEvent) window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: groups }));
    },
    [groups, withEvent] as const,
  );

test('OneTrust: the groups at the start and after changes', async ({ page }) => {
  await connected(page, 'connectOneTrust');
  await putOneTrust(page, ['C0001']);
  await putOneTrust(page, ['C0001', 'C0002', 'C0003']);
  expect(await told(page)).toEqual([
    { analytics: false, personalization: false },
    { analytics: true, personalization: true },
  ]);
});

test("OneTrust: the page's own wrapper is called as before, also after the end", async ({ page }) => {
  await page.evaluate(() => {
    window.wrapperCalls = 0;
    const count = () => {
      window.wrapperCalls++;
    };
    Object.assign(window, { OptanonWrapper: count });
  });
  await connected(page, 'connectOneTrust', { categories: { aiProcessing: ['C0002'] } });
  await putOneTrust(page, ['C0001', 'C0002'], false);
  expect(await told(page)).toEqual([{ analytics: true, personalization: false, aiProcessing: true }]);
  await page.evaluate(() => window.disconnect());
  await putOneTrust(page, ['C0001']);
  expect(await page.evaluate(() => window.wrapperCalls)).toBe(2);
  expect((await told(page)).length).toBe(1);
});

test('OneTrust: groups that were known before are read at once', async ({ page }) => {
  await putOneTrust(page, ['C0001', 'C0002']);
  await connected(page, 'connectOneTrust');
  expect(await told(page)).toEqual([{ analytics: true, personalization: false }]);
});
