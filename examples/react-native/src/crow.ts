import { createCrow, createTouchBoundary } from '@crow/tracking-sdk/react-native';
import AsyncStorage from '@react-native-async-storage/async-storage';
import * as React from 'react';
import { AppState, Dimensions, Linking, View } from 'react-native';

/** The events of this application; another name, or a wrong property, is a compile error. */
interface ShopEvents {
  add_to_cart: { product_id: string; price: number };
  order_completed: { order_id: string; total: number; currency: string };
}

export const crow = createCrow<ShopEvents>({
  apiKey: 'crow_pk_…',
  endpoint: 'https://crow.example',
  storage: AsyncStorage,
  appState: AppState,
  linking: Linking,
  dimensions: Dimensions,
  app: { name: 'Shop', version: '1.0.0' },
  // Where people are asked first: consent: 'required', then crow.setConsent({ analytics: true }).
  onError: (error) => console.warn(error.message),
});

export const TouchBoundary = createTouchBoundary(crow, { React, View });
