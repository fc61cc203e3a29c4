/** React Native is not installed here, so here stands only what the guide uses; `examples/react-native` is held to the real types. */
declare module 'react-native' {
  type Options = import('@crow/tracking-sdk/react-native').ReactNativeOptions;
  export const AppState: NonNullable<Options['appState']>;
  export const Dimensions: NonNullable<Options['dimensions']>;
  export const Linking: NonNullable<Options['linking']>;
  export function View(props: { children?: import('react').ReactNode }): null;
}

declare module 'react-native-get-random-values' {}

declare module '@react-native-async-storage/async-storage' {
  const AsyncStorage: import('@crow/tracking-sdk/react-native').AsyncKeyValueStorage;
  export default AsyncStorage;
}

declare module '@react-navigation/native' {
  type Container = import('@crow/tracking-sdk/react-native').NavigationContainerLike;
  export function createNavigationContainerRef(): Container;
  export function NavigationContainer(props: {
    ref: Container;
    onReady: () => void;
    children: import('react').ReactNode;
  }): null;
}

declare module 'expo-router' {
  export function Slot(): null;
  export function usePathname(): string;
  export function useGlobalSearchParams(): Record<string, string | string[]>;
}
