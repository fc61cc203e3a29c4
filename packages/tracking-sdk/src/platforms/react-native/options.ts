import type { AnyEvents, Calls } from '../../options.ts';
import type { AppOptions } from '../app/options.ts';

/** Storage that answers later: AsyncStorage and what works like it. */
export interface AsyncKeyValueStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<unknown>;
  removeItem(key: string): Promise<unknown>;
  getAllKeys(): Promise<readonly string[]>;
}

/** Storage that answers at once: MMKV. Version 3 calls its removal `delete`, version 4 `remove`. */
export interface SyncKeyValueStorage {
  getString(key: string): string | undefined;
  set(key: string, value: string): void;
  remove?(key: string): unknown;
  delete?(key: string): unknown;
  getAllKeys(): string[];
}

/** The end of something that was subscribed to. */
export interface Subscription {
  remove(): void;
}

/** React Native's `AppState`. */
export interface AppStateLike {
  addEventListener(type: 'change', listener: (state: string) => void): Subscription;
}

/** React Native's `Dimensions`. */
export interface DimensionsLike {
  get(of: 'screen' | 'window'): { width: number; height: number };
}

/** NetInfo of `@react-native-community/netinfo`. */
export interface NetInfoLike {
  addEventListener(listener: (state: { isConnected: boolean | null }) => void): () => void;
}

/** React Native's `Linking`. */
export interface LinkingLike {
  getInitialURL(): Promise<string | null | undefined>;
  addEventListener(type: 'url', listener: (event: { url: string }) => void): Subscription;
}

/** React Native's global `ErrorUtils`. */
export interface ErrorUtilsLike {
  getGlobalHandler(): ErrorHandler;
  setGlobalHandler(handler: ErrorHandler): void;
}

export type ErrorHandler = (error: unknown, isFatal?: boolean) => void;

/** The navigation container of React Navigation: `createNavigationContainerRef()` or `useNavigationContainerRef()`. */
export interface NavigationContainerLike {
  addListener(type: 'state', listener: () => void): () => void;
  isReady(): boolean;
  getCurrentRoute(): { key: string; name: string; params?: object | undefined } | undefined;
}

export interface ReactNativeOptions extends AppOptions {
  /** Where queue, visitor and session are kept: AsyncStorage or MMKV. In memory only when left out. */
  storage?: AsyncKeyValueStorage | SyncKeyValueStorage;
  /**
   * Fills an array with random bytes that nobody can guess. Needed where the engine has no `crypto.getRandomValues`;
   * `react-native-get-random-values` brings it, and so does `expo-crypto`.
   */
  randomBytes?: (bytes: Uint8Array) => Uint8Array;
  /** React Native's `AppState`: sends what waits when the application goes to the background. */
  appState?: AppStateLike;
  /** React Native's `Linking`: tells when a link opened the application, `app_opened`. */
  linking?: LinkingLike;
  /** NetInfo: sends at once when the network is back. */
  netInfo?: NetInfoLike;
  /** React Native's `ErrorUtils`: tells errors that nothing caught. Off when left out. */
  errorUtils?: ErrorUtilsLike;
  /** Name and version of the application; the name begins the address of its screens. */
  app?: { name: string; version?: string };
  /** What is known of the device. */
  device?: { type?: 'mobile' | 'tablet' | 'desktop' | 'other'; language?: string; timeZone?: string };
  /** React Native's `Dimensions`: the size of screen and window. */
  dimensions?: DimensionsLike;
}

/** Names and plain values that say which thing a screen shows: `{ id: 'laptop-x1' }`. */
export type ScreenParams = Record<string, unknown>;

/** CROW in a React Native application. */
export interface Crow<Events extends object = AnyEvents> extends Calls<Events> {
  /**
   * Sends the view of a screen; later events are on it.
   * @param params plain values become part of its address, without what announces a secret; others are left out
   */
  screen(name: string, params?: ScreenParams): void;
  /**
   * Follows React Navigation: each screen that comes up is viewed once.
   * @param options `params`: names of route parameters that become part of the address; none by default
   * @returns the end of it
   */
  trackNavigation(container: NavigationContainerLike, options?: { params?: readonly string[] }): () => void;
}
