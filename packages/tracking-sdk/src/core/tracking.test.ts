import { expect, test } from 'vitest';
import type { CROWOptions } from '../options.ts';
import type { Platform } from './platform.ts';
import { createTracking } from './tracking.ts';

const OPTIONS: CROWOptions = { apiKey: 'crow_pk_tests1', endpoint: 'https://crow.example' };
const KEY = 'crow.tests1.consent';

/** A storage that tells, as browsers do in other tabs, each change of a value. */
function sharedStorage() {
  const values = new Map<string, string>();
  const changes: [key: string, value: string | undefined][] = [];
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (values.get(key) !== value) changes.push([key, value]);
      values.set(key, value);
    },
    removeItem(key: string) {
      if (values.delete(key)) changes.push([key, undefined]);
    },
    key: (index: number) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
  return { storage, changes };
}

/** A page of a browser whose pages share a storage. */
function pageWith(storage: CROWOptions['storage']) {
  const platform: Platform = {
    name: 'web',
    clock: { now: () => 1_800_000_000_000, after: () => undefined },
    fetch: async () => new Response('{}', { status: 202 }),
    page: { url: () => 'https://shop.example/', title: () => 'Shop' },
    context: () => ({}),
    lock: (run) => run(),
  };
  const tracking = createTracking(
    platform,
    OPTIONS,
    () => 0,
    () => () => undefined,
  );
  tracking.start(() => storage);
  return tracking;
}

test('a page that hears of a consent tells the others nothing that it knew before', () => {
  const { storage, changes } = sharedStorage();
  const [first, second] = [pageWith(storage), pageWith(storage)];
  first.setConsent({ analytics: false });
  second.hear();
  second.setConsent({ analytics: true });
  changes.length = 0;
  first.hear();
  expect(changes.filter(([key]) => key === KEY)).toEqual([]);
  expect(JSON.parse(`${storage.getItem(KEY)}`)).toMatchObject({ analytics: true });
});
