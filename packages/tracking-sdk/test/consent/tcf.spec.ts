import { connected, expect, no, tell, test, told, yes } from './connector-test.ts';
import { ALL_PURPOSES, putStub, putTcf } from './fake-cmps.ts';

test('TCF: says nothing while the banner is open, then what was chosen, once each', async ({ page }) => {
  await putTcf(page);
  await connected(page, 'connectTcf');
  expect(await told(page)).toEqual([]);
  await tell(page, 'choose', ALL_PURPOSES);
  await tell(page, 'choose', ALL_PURPOSES);
  await tell(page, 'choose', [1, 8]);
  expect(await told(page)).toEqual([yes, { ...no, analytics: true }]);
  await page.evaluate(() => window.disconnect());
  expect(await tell(page, 'listeners')).toBe(0);
  await tell(page, 'choose', []);
  expect((await told(page)).length).toBe(2);
});

test('TCF: waits in the queue of a stub', async ({ page }) => {
  await putStub(page, '__tcfapi');
  await connected(page, 'connectTcf');
  await putTcf(page);
  await tell(page, 'choose', ALL_PURPOSES);
  expect(await told(page)).toEqual([yes]);
});

test('TCF: a connection that ended before its CMP came leaves no listener', async ({ page }) => {
  await putStub(page, '__tcfapi');
  await connected(page, 'connectTcf');
  await page.evaluate(() => window.disconnect());
  await putTcf(page);
  expect(await tell(page, 'listeners')).toBe(0);
});

test('TCF: finds a CMP that comes later', async ({ page }) => {
  await connected(page, 'connectTcf');
  await putTcf(page);
  await expect.poll(() => tell(page, 'listeners')).toBe(1);
  await tell(page, 'choose', ALL_PURPOSES);
  expect(await told(page)).toEqual([yes]);
});
