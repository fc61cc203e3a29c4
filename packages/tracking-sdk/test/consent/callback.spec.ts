import { expect, tell, test, told } from './connector-test.ts';

test('any other tool: what it says is mapped, until the end', async ({ page }) => {
  await page.evaluate(() => {
    const listeners = new Set<(accepted: string[]) => void>();
    const subscribe = (changed: (accepted: string[]) => void) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    };
    window.disconnect = window.connectors.connectCallback(window.target, subscribe, (accepted: string[]) => ({
      analytics: accepted.includes('statistics'),
    }));
    for (const listener of listeners) listener(['statistics']);
    for (const listener of listeners) listener(undefined as never);
    window.disconnect();
    window.tool = { listeners: () => listeners.size };
  });
  expect(await told(page)).toEqual([{ analytics: true }]);
  expect(await tell(page, 'listeners')).toBe(0);
});
