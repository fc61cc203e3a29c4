import { expect, vi } from 'vitest';
import { asyncStorage, test, written } from '../../../test/fake-phone.ts';

test('without a source of random bytes nothing is tracked, and the application is told why', async ({
  cloud,
  start,
}) => {
  vi.stubGlobal('crypto', undefined);
  const weak = vi.spyOn(Math, 'random');
  const onError = vi.fn();
  const { device, storage } = asyncStorage();
  const crow = start({ storage, onError });
  crow.track('never');
  crow.screen('Never');
  await crow.flush();
  await written();
  expect(onError).toHaveBeenCalledTimes(1);
  expect(onError.mock.calls[0]?.[0].message).toMatch(/random/);
  expect([cloud.tries, device.size, weak.mock.calls]).toEqual([[], 0, []]);
  weak.mockRestore();
});

test('ids come from the random bytes that were given', async ({ cloud, start }) => {
  vi.stubGlobal('crypto', undefined);
  const crow = start({ randomBytes: (bytes) => bytes.fill(0) });
  crow.track('a');
  await crow.flush();
  expect(cloud.batches()[0]?.sessionId).toBe(`ses_${'0'.repeat(20)}`);
});

test('nonsense does no harm', async ({ cloud, start }) => {
  const crow = start();
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  crow.track('circle', circle as never);
  crow.track(undefined as never);
  crow.identify(null as never);
  crow.screen('');
  crow.timeEvent('timed');
  crow.track('timed');
  await crow.flush();
  expect(cloud.names()).toEqual(['circle', 'timed']);
  expect(cloud.events()[1]).toMatchObject({ properties: { durationMs: expect.any(Number) } });
});
