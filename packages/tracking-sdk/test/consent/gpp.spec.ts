import { connected, expect, limited, tell, test, told, yes } from './connector-test.ts';
import { putGpp, putStub } from './fake-cmps.ts';

test('GPP: an opt-out counts when the CMP is ready, and can be taken back', async ({ page }) => {
  await putStub(page, '__gpp');
  await connected(page, 'connectGpp');
  await putGpp(page);
  expect(await told(page)).toEqual([]);
  await tell(page, 'choose', 1);
  await tell(page, 'choose', 2);
  expect(await told(page)).toEqual([limited, yes]);
  await page.evaluate(() => window.disconnect());
  expect(await tell(page, 'listeners')).toBe(0);
});

test('GPP: a CMP that gives no sections with its events is asked for them', async ({ page }) => {
  await putGpp(page, false);
  await connected(page, 'connectGpp');
  await tell(page, 'choose', 1);
  expect(await told(page)).toEqual([limited]);
});

test('GPP: finds a CMP that comes later', async ({ page }) => {
  await connected(page, 'connectGpp');
  await putGpp(page);
  await expect.poll(() => tell(page, 'listeners')).toBe(1);
  await tell(page, 'choose', 1);
  expect(await told(page)).toEqual([limited]);
});
