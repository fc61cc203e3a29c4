import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeClock, type FakeClock, settle } from '../../../test/fake-clock.ts';
import { createFakeCloud, type FakeCloud } from '../../../test/fake-cloud.ts';
import { startCrow } from './create-crow.ts';
import type { AsyncKeyValueStorage, ReactNativeOptions, SyncKeyValueStorage } from './options.ts';

let cloud: FakeCloud;
let clock: FakeClock;

beforeEach(() => {
  cloud = createFakeCloud();
  clock = createFakeClock();
  vi.stubGlobal('fetch', cloud.fetch);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** AsyncStorage of a phone: it outlives the application, and answers some turns later. */
function asyncStorage(device = new Map<string, string>()) {
  const later = () => new Promise<void>((resolve) => setImmediate(resolve));
  const storage: AsyncKeyValueStorage = {
    getItem: (key) => later().then(() => device.get(key) ?? null),
    setItem: (key, value) => later().then(() => device.set(key, value)),
    removeItem: (key) => later().then(() => device.delete(key)),
    getAllKeys: () => later().then(() => [...device.keys()]),
  };
  return { device, storage };
}

function mmkv(device = new Map<string, string>()): SyncKeyValueStorage {
  return {
    getString: (key) => device.get(key),
    set: (key, value) => void device.set(key, value),
    remove: (key) => device.delete(key),
    getAllKeys: () => [...device.keys()],
  };
}

function appState() {
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

function start(options: Partial<ReactNativeOptions> = {}) {
  return startCrow({ apiKey: 'crow_pk_test', endpoint: 'https://crow.example', ...options }, clock);
}

/** Writing behind takes a turn or more for each key. */
async function written() {
  for (let turn = 0; turn < 40; turn++) await settle();
}

test('calls before the storage has answered are kept in their order, with their own time', async () => {
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

test('a call waits for a slow storage without losing its time', async () => {
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

test('a storage that never answers holds nothing up', async () => {
  const { storage } = asyncStorage();
  const crow = start({ storage: { ...storage, getAllKeys: () => new Promise(() => undefined) } });
  crow.track('kept');
  await clock.pass(12_000);
  expect(cloud.names()).toEqual(['kept']);
});

test('what was written down is delivered after the application was killed, once', async () => {
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
  cloud = createFakeCloud();
  vi.stubGlobal('fetch', cloud.fetch);
  start({ storage: asyncStorage(left).storage });
  await clock.pass(2_000);
  await written();
  expect(cloud.names()).toEqual(Array.from({ length: 20 }, (_, i) => `e${i}`));
  expect([...left.keys()].filter((key) => key.includes('.b.'))).toEqual([]);
});

test('visitor and session are the same after a restart, and a pause of an hour begins another session', async () => {
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

test('a storage that refuses everything costs nothing but the restart', async () => {
  const broken = () => Promise.reject(new Error('disk full'));
  const crow = start({ storage: { getItem: broken, setItem: broken, removeItem: broken, getAllKeys: broken } });
  crow.track('kept');
  await crow.flush();
  expect(cloud.names()).toEqual(['kept']);
});

test('writes reach the storage one after the other, the last value last', async () => {
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

test('MMKV keeps what is tracked before the call returns to the event loop', async () => {
  const device = new Map<string, string>();
  cloud.isReachable = false;
  start({ storage: mmkv(device) }).track('kept');
  await Promise.resolve();
  await Promise.resolve();
  expect([...device.values()].join()).toContain('"kept"');
});

test('going to the background sends at once, and coming back is told', async () => {
  const states = appState();
  const crow = start({ appState: states });
  crow.track('bought');
  states.become('inactive');
  await settle();
  expect(cloud.names()).toEqual([]);
  states.become('background');
  await settle();
  expect(cloud.names()).toEqual(['bought', 'app_backgrounded']);
  await clock.pass(1_000);
  states.become('active');
  await settle();
  await clock.pass(1_000);
  expect(cloud.names()).toEqual(['bought', 'app_backgrounded', 'app_foregrounded']);
});

test('what waits is sent when the network is back', async () => {
  let tell: (state: { isConnected: boolean | null }) => void = () => undefined;
  cloud.isReachable = false;
  const crow = start({
    netInfo: {
      addEventListener(listener) {
        tell = listener;
        return () => undefined;
      },
    },
  });
  tell({ isConnected: false });
  crow.track('offline');
  await clock.pass(30_000);
  cloud.isReachable = true;
  tell({ isConnected: true });
  await settle();
  expect(cloud.names()).toEqual(['offline']);
});

test('where consent is required nothing is kept or sent before it', async () => {
  const { device, storage } = asyncStorage();
  const crow = start({ storage, consent: 'required' });
  crow.track('held');
  await clock.pass(60_000);
  await written();
  expect(device.size).toBe(0);
  expect(cloud.tries).toEqual([]);
  crow.setConsent({ analytics: true });
  crow.track('open');
  await crow.flush();
  expect(cloud.names()).toEqual(['held', 'open']);
  expect(cloud.batches()[1]?.consent).toEqual({ analytics: true, personalization: false, aiProcessing: false });
});

test('who opts out is forgotten, also by the next start', async () => {
  const { device, storage } = asyncStorage();
  const states = appState();
  const crow = start({ storage, appState: states });
  crow.track('before');
  await written();
  crow.optOut();
  crow.track('after');
  await written();
  expect([...device.keys()]).toEqual(['crow.k_test.consent']);
  expect(states.listeners.size).toBe(0);
  const next = start({ storage });
  next.track('later');
  await next.flush();
  expect(cloud.tries).toEqual([]);
  next.optIn();
  next.track('again');
  await next.flush();
  expect(cloud.names()).toEqual(['again']);
});

test('without a source of random bytes nothing is tracked, and the application is told why', async () => {
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

test('ids come from the random bytes that were given', async () => {
  vi.stubGlobal('crypto', undefined);
  const crow = start({ randomBytes: (bytes) => bytes.fill(0) });
  crow.track('a');
  await crow.flush();
  expect(cloud.batches()[0]?.sessionId).toBe(`ses_${'0'.repeat(20)}`);
});

test('screens are pages: each event is on the one that was shown, and each has its own title', async () => {
  const crow = start({ app: { name: 'Shop', version: '2.1' } });
  crow.screen('Home');
  crow.track('on_home');
  crow.screen('Product', { id: 'laptop x1', token: 's3cret', item: { name: 'Laptop' } });
  crow.identify('user-7');
  await crow.flush();
  expect(cloud.events().map(({ type, where, titled }) => [type, where, titled])).toEqual([
    ['page_view', 'app://Shop/Home', 'Home'],
    ['custom', 'app://Shop/Home', 'Home'],
    ['page_view', 'app://Shop/Product?id=laptop%20x1&token=[redacted]', 'Product'],
    ['identify', 'app://Shop/Product?id=laptop%20x1&token=[redacted]', 'Product'],
  ]);
  expect(cloud.events()[2]).toMatchObject({ navigation: 'screen', referrer: 'app://Shop/Home' });
  expect(cloud.batches()[0]).toMatchObject({
    platform: 'react-native',
    context: { app: { name: 'Shop', version: '2.1' }, deviceType: 'mobile' },
  });
});

test('React Navigation views each screen once, with the parameters that were named', async () => {
  let onState = (): void => undefined;
  let route = { key: 'h1', name: 'Home', params: {} };
  const crow = start();
  const stop = crow.trackNavigation(
    {
      addListener(_type, listener) {
        onState = listener;
        return () => {
          onState = () => undefined;
        };
      },
      isReady: () => true,
      getCurrentRoute: () => route,
    },
    { params: ['id'] },
  );
  onState();
  route = { key: 'p1', name: 'Product', params: { id: 'laptop-x1', note: 'typed by somebody' } };
  onState();
  onState();
  route = { key: 'h1', name: 'Home', params: {} };
  onState();
  stop();
  route = { key: 'c1', name: 'Cart', params: {} };
  onState();
  await crow.flush();
  expect(cloud.events().map(({ where }) => where)).toEqual([
    'app://app/Home',
    'app://app/Product?id=laptop-x1',
    'app://app/Home',
  ]);
});

test('a link that opens the application is told without its secrets', async () => {
  let open: (event: { url: string }) => void = () => undefined;
  const crow = start({
    linking: {
      getInitialURL: async () => 'shop://product/7?utm_source=mail&email=ann@example.org',
      addEventListener(_type, listener) {
        open = listener;
        return { remove: () => undefined };
      },
    },
  });
  await settle();
  open({ url: 'shop://reset?token=abc' });
  await crow.flush();
  expect(cloud.events().flatMap((event) => (event.type === 'custom' ? [event.properties] : []))).toEqual([
    { url: 'shop://product/7?utm_source=mail&email=[redacted]' },
    { url: 'shop://reset?token=[redacted]' },
  ]);
});

test('an error that nothing caught is told, and the handler of the application still runs once', async () => {
  const seen: unknown[][] = [];
  let handler: (error: unknown, isFatal?: boolean) => void = (...given) => void seen.push(given);
  const original = handler;
  const crow = start({
    errorUtils: {
      getGlobalHandler: () => handler,
      setGlobalHandler(next) {
        handler = next;
      },
    },
  });
  const error = Object.assign(new TypeError('no card 4111 1111 1111 1111'), {
    stack: 'TypeError: no card\n    at pay (address at index.android.bundle:1:20451)',
  });
  handler(error, true);
  await settle();
  expect(seen).toEqual([[error, true]]);
  expect(cloud.events()).toMatchObject([
    { type: 'error', name: 'TypeError', message: 'no card [redacted]', line: 1, column: 20451, origin: 'exception' },
  ]);
  handler('a text', false);
  await crow.flush();
  expect(cloud.events()[1]).toMatchObject({ type: 'error', message: 'a text' });
  crow.shutdown();
  expect(handler).toBe(original);
});

test('nonsense does no harm', async () => {
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
