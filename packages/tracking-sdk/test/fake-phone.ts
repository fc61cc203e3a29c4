import { test as base, vi } from 'vitest';
import { startCrow } from '../src/platforms/react-native/create-crow.ts';
import type {
  AsyncKeyValueStorage,
  Crow,
  ReactNativeOptions,
  SyncKeyValueStorage,
} from '../src/platforms/react-native/options.ts';
import { createFakeClock, type FakeClock, settle } from './fake-clock.ts';
import { createFakeCloud, type FakeCloud } from './fake-cloud.ts';

/** A test with a phone: time that it moves itself, a server behind `fetch`, and applications that it starts. */
export const test = base.extend<{
  clock: FakeClock;
  cloud: FakeCloud;
  start: (options?: Partial<ReactNativeOptions>) => Crow;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the wanted fixtures from the pattern
  clock: async ({}, use) => use(createFakeClock()),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the wanted fixtures from the pattern
  cloud: async ({}, use) => {
    const cloud = createFakeCloud();
    vi.stubGlobal('fetch', cloud.fetch);
    await use(cloud);
    vi.unstubAllGlobals();
  },
  start: async ({ clock, cloud: _ }, use) =>
    use((options = {}) => startCrow({ apiKey: 'crow_pk_test', endpoint: 'https://crow.example', ...options }, clock)),
});

/** AsyncStorage of a phone: it outlives the application, and answers some turns later. */
export function asyncStorage(device = new Map<string, string>()) {
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));
  const storage: AsyncKeyValueStorage = {
    getItem: (key) => later().then(() => device.get(key) ?? null),
    setItem: (key, value) => later().then(() => device.set(key, value)),
    removeItem: (key) => later().then(() => device.delete(key)),
    getAllKeys: () => later().then(() => [...device.keys()]),
  };
  return { device, storage };
}

/** MMKV of a phone, which answers at once. */
export function mmkv(device = new Map<string, string>()): SyncKeyValueStorage {
  return {
    getString: (key) => device.get(key),
    set: (key, value) => void device.set(key, value),
    remove: (key) => device.delete(key),
    getAllKeys: () => [...device.keys()],
  };
}

/** React Native's `AppState`, and a way to change it. */
export function appState() {
  const listeners = new Set<(state: string) => void>();
  return {
    addEventListener(_type: 'change', listener: (state: string) => void) {
      listeners.add(listener);
      return { remove: () => listeners.delete(listener) };
    },
    become(state: string) {
      for (const listener of listeners) listener(state);
    },
    listeners,
  };
}

/** Writing behind takes a turn or more for each key. */
export async function written() {
  for (let turn = 0; turn < 40; turn++) await settle();
}
