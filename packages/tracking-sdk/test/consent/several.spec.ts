import { connected, expect, limited, tell, test, told, yes } from './connector-test.ts';
import { ALL_PURPOSES, putGpp, putTcf } from './fake-cmps.ts';

test('two frameworks on one page: the strictest word counts, in any order', async ({ page }) => {
  await putTcf(page);
  await connected(page, 'connectTcf');
  await tell(page, 'choose', ALL_PURPOSES);
  await putGpp(page);
  await connected(page, 'connectGpp');
  await tell(page, 'choose', 1);
  expect(await told(page)).toEqual([yes, limited]);
});

test('tools that are absent, broken or full of nonsense do no harm', async ({ page }) => {
  await page.evaluate(() => {
    const trap = () => {
      throw new Error('broken tool');
    };
    const bot = new Proxy({}, { get: trap });
    Object.assign(window, {
      __tcfapi: trap,
      __gpp: (_: string, call: (...given: unknown[]) => void) => call(null, true),
    });
    Object.assign(window, {
      __uspapi: 7,
      Cookiebot: bot,
      dataLayer: [null, 7, ['consent', 'update', bot]],
      OptanonActiveGroups: {},
    });
    const { connectors, target } = window;
    const { connectCallback, ...others } = connectors;
    const stops = Object.values(others).map((connect) => connect(target));
    stops.push(connectCallback(target, trap, () => undefined));
    window.dispatchEvent(new CustomEvent('OneTrustGroupsUpdated', { detail: null }));
    window.dispatchEvent(new Event('CookiebotOnAccept'));
    for (const stop of [...stops, ...stops]) stop();
  });
  expect(await told(page)).toEqual([]);
});
