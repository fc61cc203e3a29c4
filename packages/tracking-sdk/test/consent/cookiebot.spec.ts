import { connected, expect, test, told } from './connector-test.ts';

test('Cookiebot: the answer of this visit, and one taken back', async ({ page }) => {
  await connected(page, 'connectCookiebot');
  const answer = (statistics: boolean, ...events: string[]) =>
    page.evaluate(
      ([statistics, events]) => {
        const consent = { necessary: true, preferences: false, statistics, marketing: false, method: 'explicit' };
        Object.assign(window, {
          Cookiebot: { consent, hasResponse: true, consented: statistics, declined: !statistics },
        });
        for (const event of events) window.dispatchEvent(new Event(event));
      },
      [statistics, events] as const,
    );
  await page.evaluate(() => Object.assign(window, { Cookiebot: { consent: { method: null }, hasResponse: false } }));
  await answer(true, 'CookiebotOnAccept', 'CookiebotOnConsentReady');
  await answer(false, 'CookiebotOnDecline');
  expect(await told(page)).toEqual([
    { analytics: true, personalization: false },
    { analytics: false, personalization: false },
  ]);
});
