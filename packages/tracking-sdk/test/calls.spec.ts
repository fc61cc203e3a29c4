import { expect, test } from './sdk-test.ts';

test('registered properties go with all events, also on the next page, until they are taken back', async ({
  collector,
  visit,
}) => {
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.register({ plan: 'pro', tests: { checkout: 'b' } });
    window.tracker.track('one');
  });
  await page.evaluate(() => window.tracker.flush());
  const next = await visit('/next');
  await next.evaluate(() => {
    window.tracker.track('two');
    window.tracker.unregister('plan');
    window.tracker.track('three');
  });
  await next.evaluate(() => window.tracker.flush());
  await expect.poll(() => collector.names()).toEqual(['one', 'two', 'three']);
  const propertiesOf = (name: string) =>
    collector.batches().find(({ events }) => events.some((event) => event.type === 'custom' && event.name === name))
      ?.properties;
  expect(propertiesOf('one')).toEqual({ plan: 'pro', tests: { checkout: 'b' } });
  expect(propertiesOf('two')).toEqual({ plan: 'pro', tests: { checkout: 'b' } });
  expect(propertiesOf('three')).toEqual({ tests: { checkout: 'b' } });
});

test('an event that was begun knows how long it took', async ({ collector, visit }) => {
  const page = await visit();
  const waited = await page.evaluate(async () => {
    window.tracker.timeEvent('upload');
    const start = performance.now();
    while (performance.now() - start < 120) await new Promise((resolve) => setTimeout(resolve, 20));
    window.tracker.track('upload', { files: 2 });
    window.tracker.track('upload');
    return performance.now() - start;
  });
  await page.evaluate(() => window.tracker.flush());
  const [first, second] = collector.events().flatMap((event) => (event.type === 'custom' ? [event.properties] : []));
  expect(first).toEqual({ files: 2, durationMs: expect.any(Number) });
  expect(first?.durationMs).toBeGreaterThanOrEqual(100);
  expect(first?.durationMs).toBeLessThanOrEqual(Math.ceil(waited));
  expect(second).toBeUndefined();
});

test('a visitor acts for a group until the reset', async ({ collector, visit }) => {
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.group('acme', { seats: 5 });
    window.tracker.track('inside');
    window.tracker.reset();
    window.tracker.track('outside');
  });
  await page.evaluate(() => window.tracker.flush());
  expect(collector.events()).toContainEqual(
    expect.objectContaining({ type: 'group', groupId: 'acme', traits: { seats: 5 } }),
  );
  const groups = collector.batches().flatMap(({ events, groupId }) => events.map((event) => [event, groupId] as const));
  const groupOf = (name: string) => groups.find(([event]) => event.type === 'custom' && event.name === name)?.[1];
  expect([groupOf('inside'), groupOf('outside')]).toEqual(['acme', undefined]);
});

test('a hook changes and drops events before they are kept anywhere', async ({ collector, site, visit }) => {
  site.before = `window.hook = (event) => {
    if (event.name === 'unwanted') return;
    if (event.name === 'faulty') throw new Error('hook');
    return event.type === 'custom' ? { ...event, properties: { note: 'changed' } } : event;
  }`;
  site.options = { beforeSend: 'window.hook' };
  const page = await visit();
  await page.evaluate(() => {
    window.tracker.track('wanted', { note: 's3cret' });
    window.tracker.track('unwanted');
    window.tracker.track('faulty', { note: 's3cret' });
  });
  await page.evaluate(() => window.tracker.flush());
  const custom = collector.events().filter(({ type }) => type === 'custom');
  expect(custom).toEqual([expect.objectContaining({ name: 'wanted', properties: { note: 'changed' } })]);
  expect(JSON.stringify(collector.tries)).not.toContain('s3cret');
});

test('the audit tells what the SDK did and what it cost', async ({ collector, visit }) => {
  const page = await visit();
  await page.evaluate(() => {
    for (let i = 0; i < 10; i++) window.tracker.track('counted');
  });
  const waiting = await page.evaluate(() => Promise.resolve().then(() => window.tracker.audit()));
  expect(waiting.storedCharacters).toBeGreaterThan(300);
  await page.evaluate(() => window.tracker.flush());
  const sent = await page.evaluate(() => window.tracker.audit());
  expect(sent).toMatchObject({ dropped: 0, refused: 0, errors: 0 });
  expect(sent.delivered).toBe(collector.events().length);
  expect(sent.charactersSent).toBe(collector.tries.reduce((sum, { body }) => sum + body.length, 0));
  expect(sent.storedCharacters).toBeLessThan(waiting.storedCharacters);
  expect(sent.mainThreadMs).toBeGreaterThan(0);
  expect(sent.mainThreadMs).toBeLessThan(await page.evaluate(() => performance.now()));
});
