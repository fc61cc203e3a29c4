import { expect, vi } from 'vitest';
import { settle } from '../../../test/fake-clock.ts';
import { createFakeCloud } from '../../../test/fake-cloud.ts';
import { asyncStorage, mmkv, test, written } from '../../../test/fake-phone.ts';

test('calls before the storage has answered are kept in their order, with their own time', async ({
  clock,
  cloud,
  start,
}) => {
  const { storage } = asyncStorage();
  const setOff = clock.now();
  const crow = start({ storage });
  crow.track('first');
  await clock.pass(0);
  crow.screen('Home');
  // The storage answers only now.
  crow.track('second');
  await clock.pass(300);
  crow.track('third');
  await crow.flush();
  expect(cloud.events().map((event) => [event.type === 'custom' ? event.name : event.type, event.at - setOff])).toEqual(
    [
      ['first', 0],
      ['page_view', 0],
      ['second', 0],
      ['third', 300],
    ],
  );
});

test('a call waits for a slow storage without losing its time', async ({ clock, cloud, start }) => {
  let answer: (keys: string[]) => void = () => undefined;
  const { storage } = asyncStorage();
  const setOff = clock.now();
  const crow = start({
    storage: {
      ...storage,
      getAllKeys: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    },
  });
  crow.track('early');
  await clock.pass(2_000);
  answer([]);
  await written();
  await crow.flush();
  expect(cloud.events().map(({ at }) => at - setOff)).toEqual([0]);
});

test('a storage that never answers holds nothing up', async ({ clock, cloud, start }) => {
  const { storage } = asyncStorage();
  const crow = start({ storage: { ...storage, getAllKeys: () => new Promise(() => undefined) } });
  crow.track('kept');
  await clock.pass(12_000);
  expect(cloud.names()).toEqual(['kept']);
});

test('what was written down is delivered after the application was killed, once', async ({ clock, cloud, start }) => {
  const { device, storage } = asyncStorage();
  cloud.isReachable = false;
  const crow = start({ storage });
  await written();
  for (let i = 0; i < 20; i++) {
    crow.track(`e${i}`);
    await settle();
  }
  await written();
  // Killed: nothing of it runs anymore. Its storage is all that is left.
  const left = new Map(device);
  cloud.isReachable = true;
  await clock.pass(60_000);
  const next = createFakeCloud();
  vi.stubGlobal('fetch', next.fetch);
  start({ storage: asyncStorage(left).storage });
  await clock.pass(2_000);
  await written();
  expect(next.names()).toEqual(Array.from({ length: 20 }, (_, i) => `e${i}`));
  expect([...left.keys()].filter((key) => key.includes('.b.'))).toEqual([]);
});

test('visitor and session are the same after a restart, and a pause of an hour begins another session', async ({
  clock,
  cloud,
  start,
}) => {
  const { storage } = asyncStorage();
  const first = start({ storage });
  first.track('one');
  await first.flush();
  await written();
  first.shutdown();
  await clock.pass(59 * 60_000);
  const second = start({ storage });
  second.track('two');
  await second.flush();
  await clock.pass(60 * 60_000);
  second.track('three');
  await second.flush();
  const [one, two, three] = cloud.batches();
  expect(two?.sessionId).toBe(one?.sessionId);
  expect(two?.visitorId).toBe(one?.visitorId);
  expect(three?.sessionId).not.toBe(one?.sessionId);
  expect(three?.visitorId).toBe(one?.visitorId);
});

test('a storage that refuses everything costs nothing but the restart', async ({ cloud, start }) => {
  const broken = () => Promise.reject(new Error('disk full'));
  const crow = start({ storage: { getItem: broken, setItem: broken, removeItem: broken, getAllKeys: broken } });
  crow.track('kept');
  await crow.flush();
  expect(cloud.names()).toEqual(['kept']);
});

test('writes reach the storage one after the other, the last value last', async ({ cloud, start }) => {
  const { device, storage } = asyncStorage();
  let running = 0;
  let most = 0;
  const crow = start({
    storage: {
      ...storage,
      async setItem(key, value) {
        most = Math.max(most, ++running);
        await storage.setItem(key, value);
        running--;
      },
    },
  });
  cloud.isReachable = false;
  for (let i = 0; i < 10; i++) {
    crow.register({ step: i });
    crow.track(`e${i}`);
  }
  await written();
  expect(most).toBe(1);
  expect(JSON.parse(device.get('crow.k_test.id') ?? '{}').properties).toEqual({ step: 9 });
});

test('MMKV keeps what is tracked before the call returns to the event loop', async ({ cloud, start }) => {
  const device = new Map<string, string>();
  cloud.isReachable = false;
  start({ storage: mmkv(device) }).track('kept');
  await Promise.resolve();
  await Promise.resolve();
  expect([...device.values()].join()).toContain('"kept"');
});
