import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeClock, settle } from '../../../test/fake-clock.ts';
import { createFakeCloud } from '../../../test/fake-cloud.ts';
import { startCrow } from './create-crow.ts';
import type { AsyncKeyValueStorage } from './options.ts';
import { openStorage } from './storage.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** AsyncStorage over a map, which takes so many writes and then no more, as when the process is killed. */
function phone(device: Map<string, string>, writes = Number.POSITIVE_INFINITY) {
  let left = writes;
  const write = async (run: () => unknown) => {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (left-- > 0) run();
  };
  const storage: AsyncKeyValueStorage = {
    getItem: async (key) => device.get(key) ?? null,
    setItem: (key, value) => write(() => device.set(key, value)),
    removeItem: (key) => write(() => device.delete(key)),
    getAllKeys: async () => [...device.keys()],
  };
  return storage;
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant('track' as const) },
  { weight: 1, arbitrary: fc.constant('screen' as const) },
  { weight: 2, arbitrary: fc.constant('wait' as const) },
  { weight: 1, arbitrary: fc.constant('flush' as const) },
  { weight: 1, arbitrary: fc.constant('lose the network' as const) },
  { weight: 1, arbitrary: fc.constant('find the network' as const) },
);

test('killed after any write, an application delivers what it had told first, in order and once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.nat({ max: 30 }), async (steps, writes) => {
      const clock = createFakeClock();
      const cloud = createFakeCloud();
      vi.stubGlobal('fetch', cloud.fetch);
      const device = new Map<string, string>();
      const options = { apiKey: 'crow_pk_test', endpoint: 'https://crow.example' };
      const crow = startCrow({ ...options, storage: phone(device, writes) }, clock);
      let made = 0;
      for (const next of steps) {
        if (next === 'track') crow.track(`e${made++}`);
        else if (next === 'screen') crow.screen(`s${made}`);
        else if (next === 'flush') await crow.flush();
        else if (next === 'wait') await clock.pass(10);
        else cloud.isReachable = next === 'find the network';
        // The SDK has its turn, the storage has not.
        for (let turn = 0; turn < 10; turn++) await Promise.resolve();
      }
      for (let turn = 0; turn < 40; turn++) await settle();
      // The first process is gone: what it would still send goes nowhere.
      const after = createFakeCloud();
      vi.stubGlobal('fetch', after.fetch);
      cloud.isReachable = true;
      const next = startCrow({ ...options, storage: phone(new Map(device)) }, createFakeClock(clock.now() + 60_000));
      await next.flush();
      await next.flush();
      // A server keeps the first of two batches with the same id.
      const batches = new Map([...after.batches(), ...cloud.batches()].map((batch) => [batch.batchId, batch]));
      const names = [...batches.values()]
        .sort((a, b) => a.at - b.at || a.seq - b.seq)
        .flatMap(({ events }) => events.flatMap((event) => (event.type === 'custom' ? [event.name] : [])));
      expect(names).toEqual(Array.from({ length: names.length }, (_, i) => `e${i}`));
    }),
    { numRuns: 200 },
  );
});

test('what came and went before its turn is not written, however long the storage takes', async () => {
  let writes = 0;
  const kept = await openStorage(
    {
      ...phone(new Map()),
      setItem() {
        writes++;
        return new Promise(() => undefined);
      },
      removeItem() {
        writes++;
        return new Promise(() => undefined);
      },
    },
    () => undefined,
  );
  for (let i = 0; i < 100; i++) {
    kept?.setItem(`crow.${i}`, 'x');
    kept?.removeItem(`crow.${i}`);
  }
  await settle();
  expect(writes).toBe(1);
  expect(kept?.length).toBe(0);
});

test('only keys of our own are read', async () => {
  const storage = phone(new Map(Object.entries({ 'crow.k.id': 'ours', token: 'theirs' })));
  const read = vi.spyOn(storage, 'getItem');
  const kept = await openStorage(storage, () => undefined);
  expect([kept?.length, kept?.getItem('token'), kept?.getItem('crow.k.id')]).toEqual([1, null, 'ours']);
  expect(read.mock.calls).toEqual([['crow.k.id']]);
});
