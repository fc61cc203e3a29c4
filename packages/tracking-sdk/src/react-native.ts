import type { AnyEvents } from './options.ts';
import { startCrow } from './platforms/react-native/create-crow.ts';
import type { Crow, ReactNativeOptions, ScreenParams } from './platforms/react-native/options.ts';
import { makeScreenHook, makeTouchBoundary } from './platforms/react-native/react.ts';
import type { ReactLike, TouchBoundaryParts } from './platforms/react-native/react-options.ts';

export type {
  AnyEvents,
  Audit,
  CapturedEvent,
  Consent,
  Properties,
  PropertiesOf,
  PropertyValue,
} from './options.ts';
export type {
  AppStateLike,
  AsyncKeyValueStorage,
  Crow,
  DimensionsLike,
  ErrorUtilsLike,
  LinkingLike,
  NavigationContainerLike,
  NetInfoLike,
  ReactNativeOptions,
  ScreenParams,
  SyncKeyValueStorage,
} from './platforms/react-native/options.ts';

/**
 * Tracks what people do in a React Native application and delivers it to CROW. It begins at once; calls that come
 * before the storage has answered are kept, with the time that they were made.
 *
 * It needs nothing of React Native but what it is given, no native module of its own, and no DOM.
 *
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 * @example
 * const crow = createCrow({ apiKey: 'crow_pk_…', endpoint: 'https://crow.example', storage: AsyncStorage, appState: AppState });
 * crow.screen('Product', { id: 'laptop-x1' });
 * crow.track('add_to_cart', { product_id: 'laptop-x1' });
 */
export function createCrow<Events extends object = AnyEvents>(options: ReactNativeOptions): Crow<Events> {
  return startCrow<Events>(options);
}

/**
 * Makes a component to put around the application: it tells which named element was tapped, never what was typed.
 * @example
 * const TouchBoundary = createTouchBoundary(crow, { React, View });
 */
export function createTouchBoundary<Element, Children = unknown>(
  crow: Crow<object>,
  parts: TouchBoundaryParts<Element>,
): (props: { children?: Children }) => Element {
  return makeTouchBoundary(crow, parts);
}

/**
 * Makes the hook `useCrowScreens(pathname, params)` for Expo Router.
 * @example
 * const useCrowScreens = createScreenHook(crow, React);
 * useCrowScreens(usePathname(), useGlobalSearchParams());
 */
export function createScreenHook<Events extends object = AnyEvents>(
  crow: Crow<Events>,
  react: Pick<ReactLike<unknown>, 'useEffect'>,
): (pathname: string, params?: ScreenParams) => void {
  return makeScreenHook(crow, react);
}
