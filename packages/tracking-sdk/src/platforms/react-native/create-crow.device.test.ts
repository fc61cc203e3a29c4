import { expect } from 'vitest';
import { settle } from '../../../test/fake-clock.ts';
import { appState, test } from '../../../test/fake-phone.ts';

test('going to the background sends at once, and coming back is told', async ({ clock, cloud, start }) => {
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

test('what waits is sent when the network is back', async ({ clock, cloud, start }) => {
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

test('a link that opens the application is told without its secrets', async ({ cloud, start }) => {
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

test('an error that nothing caught is told, and the handler of the application still runs once', async ({
  cloud,
  start,
}) => {
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
