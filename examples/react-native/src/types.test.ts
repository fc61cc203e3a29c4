/**
 * Holds the shapes that the SDK asks for to the types of the real packages: it only has to compile.
 */
import {
  createCrow,
  createScreenHook,
  createTouchBoundary,
  type ReactNativeOptions,
} from '@crow/tracking-sdk/react-native';
import AsyncStorage from '@react-native-async-storage/async-storage';
import { createNavigationContainerRef } from '@react-navigation/native';
import * as React from 'react';
import { AppState, Dimensions, Linking, View } from 'react-native';
import { createMMKV } from 'react-native-mmkv';

const key = { apiKey: 'crow_pk_test', endpoint: 'https://crow.example' };
const asyncOptions: ReactNativeOptions = {
  ...key,
  storage: AsyncStorage,
  appState: AppState,
  linking: Linking,
  dimensions: Dimensions,
  randomBytes: (bytes) => bytes,
};
const crow = createCrow<{ bought: { total: number }; left: undefined }>(asyncOptions);
createCrow({ ...key, storage: createMMKV() });

crow.track('bought', { total: 1 });
crow.track('left');
// @ts-expect-error an event that this application does not have
crow.track('sold');
// @ts-expect-error a property that is missing
crow.track('bought', {});

const stop: () => void = crow.trackNavigation(createNavigationContainerRef<{ Home: undefined }>());
const Boundary: React.ComponentType<{ children?: React.ReactNode }> = createTouchBoundary(crow, { React, View });
const useCrowScreens = createScreenHook(crow, React);

/** As a layout of Expo Router would call it. */
function Layout() {
  useCrowScreens('/products/1', { id: '1' });
  return null;
}

export { Boundary, Layout, stop };
