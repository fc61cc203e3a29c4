import { expect } from 'vitest';
import { test } from '../../../test/fake-phone.ts';

test('screens are pages: each event is on the one that was shown, and each has its own title', async ({
  cloud,
  start,
}) => {
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

test('React Navigation views each screen once, with the parameters that were named', async ({ cloud, start }) => {
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
