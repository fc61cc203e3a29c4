import { expect, namesOf, test, track, visitLater } from './sdk-test.ts';

test('two hundred events in five seconds take few and small requests', async ({ collector, visit }) => {
  const page = await visit();
  await page.clock.install();
  for (let burst = 0; burst < 10; burst++) {
    await page.evaluate((burst) => {
      for (let i = 0; i < 20; i++) window.tracker.track(`b${burst}-${i}`);
    }, burst);
    await page.clock.runFor(400);
  }
  await page.clock.runFor(5_000);
  await expect.poll(() => collector.names().length).toBe(200);
  expect(new Set(collector.names()).size).toBe(200);
  expect(collector.tries.length).toBeLessThanOrEqual(5);
  const bytes = collector.tries.reduce((sum, { body }) => sum + body.length, 0);
  expect(bytes / collector.events().length).toBeLessThanOrEqual(60);
});

test('events of the last moment arrive when the tab is closed', async ({ collector, visit }) => {
  const page = await visit();
  await track(page, 20);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(20));
});

test('events of the last moment arrive when the page is left', async ({ collector, site, visit }) => {
  const page = await visit();
  await track(page, 20);
  await page.goto(`${site.origin}/next`);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(20));
  expect(collector.events().filter(({ type }) => type === 'page_view').length).toBeGreaterThanOrEqual(1);
});

test('a bounce is seen', async ({ collector, visit }) => {
  const page = await visit();
  await page.waitForTimeout(400);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.events().map(({ type }) => type)).toEqual(['page_view', 'performance']);
});

test('what was tracked offline is sent at once when the network is back', async ({ collector, context, visit }) => {
  const page = await visit();
  await expect.poll(() => collector.tries.length).toBeGreaterThan(0);
  await context.setOffline(true);
  await track(page, 50);
  await page.evaluate(() => window.tracker.flush());
  await context.setOffline(false);
  const backAt = Date.now();
  await expect.poll(() => collector.names().sort(), { intervals: [50] }).toEqual(namesOf(50));
  expect(Date.now() - backAt).toBeLessThan(1_000);
});

test('what was tracked offline survives the tab', async ({ collector, context, visit }) => {
  const page = await visit();
  await context.setOffline(true);
  await track(page, 50);
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  await context.setOffline(false);
  await visitLater(context, visit);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(50));
});

test('a crashed tab loses nothing', async ({ collector, context, visit }) => {
  const page = await visit();
  await expect.poll(() => collector.tries.length).toBe(1);
  await track(page, 30);
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  expect(collector.names()).toEqual([]);
  await page.close();
  await visitLater(context, visit);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(30));
});

test('a server that fails is tried again with patience, with the same batch', async ({ collector, visit }) => {
  const page = await visit();
  await page.clock.install();
  await expect.poll(() => collector.tries.length).toBeGreaterThan(0);
  const failUntil = (await page.evaluate(() => Date.now())) + 20_000;
  collector.behave = ({ sentAt }) => (sentAt < failUntil ? { status: 500 } : 'store');
  await track(page, 40);
  // The clock is the page's own: how busy the machine is does not count. After each step the try that it led to ends.
  while (collector.names().length === 0 && (await page.evaluate(() => Date.now())) < failUntil + 10_000) {
    await page.clock.runFor(100);
    await page.evaluate(() => window.tracker.flush());
  }
  expect(collector.names().sort()).toEqual(namesOf(40));
  expect((collector.tries.at(-1)?.sentAt ?? 0) - failUntil).toBeLessThan(5_500);
  const failed = collector.tries.filter(({ status }) => status === 500);
  expect(failed.length).toBeLessThanOrEqual(6);
  expect(new Set(failed.map(({ batchId }) => batchId)).size).toBe(1);
  expect(new Set(failed.map(({ body }) => body)).size).toBe(1);
  expect(new Set(failed.map(({ sentAt }) => sentAt)).size).toBe(failed.length);
});

test('the server decides how long it wants to be left alone', async ({ collector, visit }) => {
  collector.behave = ({ tries }) => (tries.length === 0 ? { status: 429, headers: { 'retry-after': '3' } } : 'store');
  const page = await visit();
  await page.clock.install();
  await track(page, 5);
  await page.evaluate(() => window.tracker.flush());
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  for (const ms of [2_000, 2_000, 2_000]) await page.clock.runFor(ms);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(5));
  const [first, second] = collector.tries;
  expect((second?.sentAt ?? 0) - (first?.sentAt ?? 0)).toBeGreaterThanOrEqual(3_000);
});

test('a server that hangs is given up after ten seconds and tried again', async ({ collector, site, visit }) => {
  // The browser's own timer can't be moved on; it is made to take seconds for tens of them.
  site.before = 'const timeout = AbortSignal.timeout; AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 10)';
  collector.behave = ({ tries }) => (tries.length === 0 ? 'hang' : 'store');
  const page = await visit();
  await track(page, 5);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(5));
  const [first, second] = collector.tries;
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
});

test('an answer that is lost leads to a copy, not to a loss', async ({ collector, visit }) => {
  collector.behave = ({ tries }) => (tries.length === 0 ? 'cut' : 'store');
  const page = await visit();
  await track(page, 5);
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(5));
  const ids = collector.tries
    .filter(({ batch }) => batch.events.some(({ type }) => type === 'custom'))
    .map(({ batchId }) => batchId);
  expect(new Set(ids).size).toBe(1);
});

test('what is refused for good is not sent again', async ({ collector, visit }) => {
  collector.behave = () => ({ status: 401, body: { title: 'Unknown API key' } });
  const page = await visit();
  await track(page, 5);
  await page.evaluate(() => window.tracker.flush());
  await page.evaluate(() => window.tracker.flush());
  expect(collector.tries.length).toBeLessThanOrEqual(2);
  expect(await page.evaluate(() => window.tracker.audit().refused)).toBeGreaterThanOrEqual(5);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /batch|lease/.test(key)))).toEqual([]);
});

test('without a storage that works everything still arrives', async ({ collector, site, visit }) => {
  site.before =
    "Storage.prototype.setItem = Storage.prototype.getItem = Storage.prototype.key = () => { throw new Error('blocked') }";
  const page = await visit();
  await track(page, 30);
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => collector.names().sort()).toEqual(namesOf(30));
});

test('a page that clears its storage loses nothing', async ({ collector, visit }) => {
  const page = await visit();
  await track(page, 10, 'a');
  await page.waitForTimeout(400);
  await page.evaluate(() => localStorage.clear());
  await track(page, 10, 'b');
  await page.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names().sort()).toEqual([...namesOf(10, 'a'), ...namesOf(10, 'b')]);
});

test('tabs share visitor and session, and none sends what another one is sending', async ({ collector, visit }) => {
  const first = await visit('/one');
  const second = await visit('/two');
  await track(first, 10, 'a');
  await track(second, 10, 'b');
  await first.evaluate(() => window.tracker.flush());
  await second.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names().length).toBe(20);
  expect(new Set(collector.batches().map(({ sessionId }) => sessionId)).size).toBe(1);
  expect(new Set(collector.batches().map(({ visitorId }) => visitorId)).size).toBe(1);
  expect(collector.tries.length).toBe(collector.batches().length);
});
