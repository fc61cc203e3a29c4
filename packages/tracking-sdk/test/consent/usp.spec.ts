import { connected, expect, limited, test, told, yes } from './connector-test.ts';

test('US Privacy: is read once it is there, and again after clicks', async ({ page }) => {
  await connected(page, 'connectUsp');
  await page.evaluate(() => {
    let uspString = '1YNN';
    const api = (command: string, version: number, callback: (...given: unknown[]) => void) =>
      command === 'getUSPData' && version === 1 ? callback({ version, uspString }, true) : callback(null, false);
    Object.assign(window, { __uspapi: api });
    document.body.onclick = () => {
      uspString = '1YYN';
    };
  });
  await expect.poll(() => told(page)).toEqual([yes]);
  await page.click('button');
  await expect.poll(() => told(page)).toEqual([yes, limited]);
});
