import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeCloud, type FakeCloud } from '../../../test/fake-cloud.ts';
import { startCrow } from './create-crow.ts';
import type { Crow } from './options.ts';
import { makeScreenHook, makeTouchBoundary } from './react.ts';
import type { Fiber } from './touched.ts';

let cloud: FakeCloud;
let crow: Crow;

beforeEach(() => {
  cloud = createFakeCloud();
  vi.stubGlobal('fetch', cloud.fetch);
  crow = startCrow({ apiKey: 'crow_pk_test', endpoint: 'https://crow.example' });
});
afterEach(() => {
  crow.shutdown();
  vi.unstubAllGlobals();
});

/** A component on the way up from what was touched: its name or tag, and its properties. */
type Component = [type: string, props?: Record<string, unknown>];

/** React's tree from the touched component, given first, to the root. Tags of the platform begin with `RCT`. */
function treeOf(...components: Component[]): Fiber | null {
  return components.reduceRight<Fiber | null>(
    (parent, [type, props = {}]) => ({
      type: type.startsWith('RCT') ? type : { displayName: type },
      memoizedProps: props,
      return: parent,
    }),
    null,
  );
}

interface Handlers {
  onStartShouldSetResponderCapture(touch: object): boolean;
  onTouchEndCapture(touch: object): void;
}

/** Touches, and tells what clicks came of it. */
async function clicksOf(
  tree: Fiber | null,
  { movedBy = 0, lasted = 80, ignore = [] as string[], isAsOnTheWeb = false } = {},
) {
  const boundary = makeTouchBoundary<string, { props: Handlers; children: unknown }>(crow, {
    React: { createElement: (_view, props, children) => ({ props: props as Handlers, children }) },
    View: 'View',
    ignore,
  });
  const { props, children } = boundary({ children: 'the application' });
  expect(children).toBe('the application');
  const touch = (pageX: number, timestamp: number) => ({
    ...(isAsOnTheWeb ? { target: { __internalInstanceHandle: tree } } : { _targetInst: tree, target: 17 }),
    nativeEvent: { pageX, pageY: 20.4, timestamp },
  });
  expect(props.onStartShouldSetResponderCapture(touch(10, 1_000))).toBe(false);
  props.onTouchEndCapture(touch(10 + movedBy, 1_000 + lasted));
  await crow.flush();
  return cloud.events();
}

test('a tap names what was pressed, by its words and its components', async () => {
  const clicks = await clicksOf(
    treeOf(
      ['RCTText', { children: ['Add ', 'to cart'] }],
      ['Text', { children: 'Add to cart' }],
      ['RCTView', {}],
      ['Pressable', { onPress: () => undefined, accessibilityRole: 'button' }],
      ['BuyButton', {}],
      ['View', { children: 'words of the whole screen' }],
      ['ProductScreen', {}],
    ),
  );
  expect(clicks).toMatchObject([
    {
      type: 'click',
      element: {
        tag: 'pressable',
        role: 'button',
        text: 'Add to cart',
        selector: 'ProductScreen > BuyButton > Pressable',
      },
      viewportX: 10,
      viewportY: 20,
    },
  ]);
});

test('a tap is understood too where React Native dispatches events as on the web', async () => {
  const [click] = await clicksOf(treeOf(['RCTView', { testID: 'buy' }]), { isAsOnTheWeb: true });
  expect(click).toMatchObject({ element: { selector: '[testID="buy"]' } });
});

test('a test id and a label come before everything else', async () => {
  const [click] = await clicksOf(
    treeOf(['RCTView', { testID: 'buy', accessibilityLabel: 'Buy, ann@example.org', children: 'x' }], ['Card', {}]),
  );
  expect(click).toMatchObject({ element: { selector: '[testID="buy"]', text: 'Buy, [redacted]' } });
});

test('a button that was touched beside its words has them too', async () => {
  const words = { type: { displayName: 'Text' }, props: { children: ['Check', 'out ', 3] } };
  const [click] = await clicksOf(treeOf(['Pressable', { onPress: () => undefined, children: [words] }]));
  expect(click).toMatchObject({ element: { text: 'Checkout 3' } });
});

test('what was typed is never read', async () => {
  const typed = { value: 'typed secret', defaultValue: 'typed secret', children: 'typed secret' };
  await clicksOf(
    treeOf(
      ['RCTText', { children: 'typed secret' }],
      ['RCTSinglelineTextInputView', { ...typed, text: 'typed secret' }],
      ['TextInput', { ...typed, onChangeText: () => undefined, testID: 'card' }],
    ),
  );
  await clicksOf(
    treeOf([
      'Pressable',
      {
        onPress: () => undefined,
        children: [{ type: 'input', props: { ...typed, onChangeText: () => undefined } }, 'Pay'],
      },
    ]),
  );
  expect(JSON.stringify(cloud.tries)).not.toContain('secret');
  expect(cloud.events()).toMatchObject([
    { element: { tag: 'textinput' } },
    { element: { tag: 'pressable', text: 'Pay' } },
  ]);
});

test.each([
  ['scrolls', { movedBy: 40 }],
  ['is held', { lasted: 2_000 }],
])('a touch that %s is no tap', async (_name, touch) => {
  expect(await clicksOf(treeOf(['Pressable', { onPress: () => undefined }]), touch)).toEqual([]);
});

test('a tap on what is ignored, on nothing that has a name, or without a tree is none', async () => {
  const secret = treeOf(['Pressable', { onPress: () => undefined }], ['RCTView', { testID: 'secret' }]);
  expect(await clicksOf(secret, { ignore: ['secret'] })).toEqual([]);
  expect(await clicksOf(treeOf(['RCTView'], ['View']))).toEqual([]);
  expect(await clicksOf(null)).toEqual([]);
});

test('the hook views a screen when its path changes', async () => {
  const effects: [effect: () => void, on: readonly unknown[]][] = [];
  const useCrowScreens = makeScreenHook(crow, { useEffect: (effect, on) => void effects.push([effect, on]) });
  useCrowScreens('/products/laptop-x1', { sort: 'price' });
  for (const [effect] of effects) effect();
  await crow.flush();
  expect(effects[0]?.[1]).toEqual(['/products/laptop-x1']);
  expect(cloud.events()).toMatchObject([
    { type: 'page_view', where: 'app://app/products/laptop-x1?sort=price', titled: '/products/laptop-x1' },
  ]);
});
