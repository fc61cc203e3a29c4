import { expect, test, track } from './sdk-test.ts';

const PRIVATE = () => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie] as const;

test('where consent is required nothing is stored or sent before it, and then nothing is lost', async ({
  collector,
  site,
  visit,
}) => {
  site.options = { consent: 'required' };
  const page = await visit();
  await track(page, 20, 'early');
  await page.click('h1');
  await page.evaluate(() => window.tracker.flush());
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  expect(collector.tries).toEqual([]);
  expect(await page.evaluate(PRIVATE)).toEqual([[], [], '']);

  await page.evaluate(() => window.tracker.setConsent({ analytics: true, aiProcessing: true }));
  await track(page, 1, 'late');
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names().length).toBe(21);
  expect(collector.events().map(({ type }) => type)).toEqual(expect.arrayContaining(['page_view', 'click']));
  const late = collector.batches().at(-1);
  expect(late?.consent).toEqual({ analytics: true, personalization: false, aiProcessing: true });
});

test('who refuses is forgotten: what was held is erased, and only the refusal is kept', async ({
  collector,
  site,
  visit,
}) => {
  site.options = { consent: 'required' };
  const page = await visit();
  await track(page, 20);
  await page.evaluate(() => window.tracker.setConsent({ analytics: false }));
  await track(page, 20);
  await page.evaluate(() => window.tracker.flush());
  const next = await visit('/next');
  await track(next, 5);
  await next.evaluate(() => window.tracker.flush());
  await next.close({ runBeforeUnload: true });
  expect(collector.tries).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['crow.k_test.consent']);
});

test('consent is remembered on the next page', async ({ collector, site, visit }) => {
  site.options = { consent: 'required' };
  const page = await visit();
  await page.evaluate(() => window.tracker.setConsent({ analytics: true }));
  await page.close({ runBeforeUnload: true });
  const next = await visit('/next');
  await track(next, 1);
  await next.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names()).toEqual(['e-0']);
});

test('an event says what its visitor agreed to when it happened', async ({ collector, visit }) => {
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.track('before');
    window.tracker.setConsent({ aiProcessing: false });
    window.tracker.track('after');
  });
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names().sort()).toEqual(['after', 'before']);
  const consentOf = (name: string) =>
    collector.batches().find(({ events }) => events.some((event) => event.type === 'custom' && event.name === name))
      ?.consent;
  expect(consentOf('before')).toBeUndefined();
  expect(consentOf('after')).toEqual({ analytics: true, personalization: true, aiProcessing: false });
});

test('without consent to personalization nobody is named', async ({ collector, site, visit }) => {
  site.options = { consent: { personalization: false } };
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.identify('user-7', { name: 'Ann' });
    window.tracker.track('done');
  });
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names()).toEqual(['done']);
  expect(JSON.stringify(collector.tries)).not.toMatch(/user-7|Ann/);
});

test('taking consent to personalization back ends the naming', async ({ collector, visit }) => {
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.identify('user-7');
    window.tracker.setConsent({ personalization: false });
    window.tracker.track('after');
  });
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names()).toEqual(['after']);
  const after = collector.batches().find(({ events }) => events.some(({ type }) => type === 'custom'));
  expect(after?.userId).toBeUndefined();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('user-7');
});

test('a refusal in one tab ends the tracking in the other one at once', async ({ collector, visit }) => {
  const [page, other] = [await visit(), await visit('/next')];
  await track(other, 1, 'before');
  await other.evaluate(() => window.tracker.flush());
  await page.evaluate(() => window.tracker.optOut());
  // The other tab is silent as soon as the browser has told it.
  await expect
    .poll(() =>
      other.evaluate(() => {
        const { captured } = window.tracker.audit();
        window.tracker.track('after');
        return window.tracker.audit().captured - captured;
      }),
    )
    .toBe(0);
  await other.evaluate(() => window.tracker.flush());
  await other.close({ runBeforeUnload: true });
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['crow.k_test.consent']);
  expect(collector.names()).toContain('before-0');
});

test('an agreement in one tab releases what the other one held', async ({ collector, site, visit }) => {
  site.options = { consent: 'required' };
  const [page, other] = [await visit(), await visit('/next')];
  await track(other, 3, 'held');
  await page.evaluate(() => window.tracker.optIn());
  await expect.poll(() => collector.names().sort()).toEqual(['held-0', 'held-1', 'held-2']);
});

test('the first page view says already what was agreed to before', async ({ collector, site, visit }) => {
  const consent = { analytics: true, personalization: true, aiProcessing: false };
  site.options = { consent };
  const page = await visit();
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.batches().length).toBeGreaterThan(0);
  expect(collector.batches().map((batch) => batch.consent)).toEqual(collector.batches().map(() => consent));
});
