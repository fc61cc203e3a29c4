import type { CDPSession } from '@playwright/test';
import { expect, test, track } from './sdk-test.ts';

for (const [name, script] of [
  ['Do Not Track', "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })"],
  ['Global Privacy Control', "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })"],
] as const) {
  test(`with ${name} nothing is sent and nothing is kept`, async ({ collector, site, visit }) => {
    site.before = script;
    const page = await visit();
    await track(page, 10);
    await page.evaluate(() => {
      window.tracker.identify('user-7');
      window.tracker.optIn();
      return window.tracker.flush();
    });
    await page.click('h1');
    await page.evaluate(() => history.pushState({}, '', '/next'));
    await page.evaluate(() => window.tracker.flush());
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      '',
    ]);
    await page.close({ runBeforeUnload: true });
    expect(collector.tries).toEqual([]);
  });
}

test('who opts out is forgotten, and is tracked again after opting in', async ({ collector, visit }) => {
  const page = await visit();
  await track(page, 5);
  await page.evaluate(() => window.tracker.optOut());
  await track(page, 5);
  await page.evaluate(() => window.tracker.flush());
  const next = await visit('/next');
  await track(next, 5);
  await next.evaluate(() => window.tracker.flush());
  expect(await next.evaluate(() => Object.keys(localStorage))).toEqual(['crow.k_test.consent']);
  expect(collector.names()).toEqual([]);
  await next.evaluate(() => window.tracker.optIn());
  await track(next, 1, 'again');
  await next.evaluate(() => window.tracker.flush());
  expect(collector.names()).toEqual(['again-0']);
});

test('in cookieless mode nothing is kept and nobody is named', async ({ collector, site, visit }) => {
  site.options = { cookieless: true };
  const page = await visit();
  await track(page, 3);
  await page.evaluate(() => window.tracker.flush());
  expect(collector.names().length).toBe(3);
  expect(collector.batches().every(({ visitorId }) => visitorId === undefined)).toBe(true);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('nonsense from the page does no harm', async ({ collector, visit }) => {
  const page = await visit();
  await page.evaluate(() => {
    const { tracker } = window;
    const circle: Record<string, unknown> = { text: 'a\ud800b\0c', nan: Number.NaN, call: () => 1, when: new Date(0) };
    tracker.track('odd', circle as never);
    tracker.track(undefined as never, 7 as never);
    tracker.track('\udfff', {
      get trap() {
        throw new Error('trap');
      },
    } as never);
    tracker.identify(null as never);
    tracker.productView({} as never);
    tracker.track('huge', { text: 'x'.repeat(100_000) });
    tracker.track('last');
    circle.self = circle;
    tracker.track('circle', circle as never);
    new (tracker.constructor as typeof import('../src/index.ts').CROWTracker)(undefined as never).track('none');
  });
  await page.evaluate(() => window.tracker.flush());
  expect(collector.names()).toEqual(expect.arrayContaining(['odd', 'last']));
  expect(collector.events()).toContainEqual(
    expect.objectContaining({
      name: 'odd',
      properties: expect.objectContaining({ text: 'a\ufffdb\ufffdc', when: '1970-01-01T00:00:00.000Z' }),
    }),
  );
});

test('a call costs the page next to nothing', async ({ visit }) => {
  const page = await visit();
  await track(page, 200, 'warm');
  const microseconds = await page.evaluate(() => {
    const times: number[] = [];
    for (let round = 0; round < 20; round++) {
      const start = performance.now();
      for (let i = 0; i < 50; i++)
        window.tracker.track('timed', { product: 'laptop-x1', position: i, tags: ['a', 'b'] });
      times.push(((performance.now() - start) * 1000) / 50);
    }
    // What the call takes when nothing else has the core in between.
    return Math.min(...times);
  });
  console.log(`track(): ${microseconds?.toFixed(1)} µs`);
  expect(microseconds).toBeLessThan(30);
});

test('a thousand route changes leave nothing behind', async ({ context, visit }) => {
  test.slow();
  const page = await visit();
  const session = await context.newCDPSession(page);
  const route = (from: number, to: number) =>
    page.evaluate(
      async ([from, to]) => {
        for (let i = from; i < to; i++) {
          history.pushState({}, '', `/route/${i % 50}`);
          if (i % 50 === 0) await window.tracker.flush();
        }
        history.replaceState({}, '', '/route/end');
        await window.tracker.flush();
      },
      [from, to] as const,
    );
  await route(0, 300);
  const before = await heapOf(session);
  await route(300, 1300);
  expect((await heapOf(session)) - before).toBeLessThan(100_000);
});

async function heapOf(session: CDPSession): Promise<number> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
