import { installSnippet } from '../../components/install-snippet.ts';
import type { Connection } from './connection.ts';
import type { Way } from './ways.ts';

/** Code to copy, and what it is. */
export interface Snippet {
  label: string;
  language: 'ts' | 'tsx' | 'html';
  code: string;
}

/** What to do after the packages are there. */
export interface Step {
  title: string;
  snippets: Snippet[];
  /** What else is good to know. */
  hint?: string;
}

/** How an application that is built from packages starts the tracker. */
export interface PackageGuide {
  packages: string[];
  steps: (connection: Connection) => Step[];
  /** What to do to see the first event. */
  last: string;
}

const SDK = '@crow/tracking-sdk';

/** The ways that begin with a package. */
export const PACKAGE_GUIDES: Record<Exclude<Way, 'script'>, PackageGuide> = {
  npm: { packages: [SDK], steps: moduleSteps, last: 'Open your shop' },
  react: { packages: [SDK], steps: reactSteps, last: 'Open your shop' },
  'react-native': {
    packages: [SDK, '@react-native-async-storage/async-storage', 'react-native-get-random-values'],
    steps: reactNativeSteps,
    last: 'Start your application',
  },
  electron: { packages: [SDK], steps: electronSteps, last: 'Start your application' },
};

function moduleSteps({ apiKey, endpoint }: Connection): Step[] {
  return [
    {
      title: 'Start it where your shop starts',
      snippets: [{ label: 'the install snippet', language: 'ts', code: installSnippet(apiKey, endpoint) }],
      hint: 'Page views, clicks, forms and products are captured by themselves. Other events: crow.track(name, properties).',
    },
  ];
}

function reactSteps({ apiKey, endpoint }: Connection): Step[] {
  return [
    {
      title: 'Put the provider around your application',
      snippets: [
        {
          label: 'main.tsx',
          language: 'tsx',
          code: `// main.tsx
import { CROWProvider } from '@crow/tracking-sdk/react';
import { createRoot } from 'react-dom/client';
import { App } from './app';

createRoot(document.getElementById('root') as HTMLElement).render(
  <CROWProvider
    options={{
      apiKey: '${apiKey}',
      endpoint: '${endpoint}',
    }}
  >
    <App />
  </CROWProvider>,
);`,
        },
      ],
      hint: 'That is all for page views, clicks, forms and marked products. It does nothing while a server renders.',
    },
    {
      title: 'Tell events of your own',
      snippets: [
        {
          label: 'newsletter.tsx',
          language: 'tsx',
          code: `// newsletter.tsx
import { useTrackEvent } from '@crow/tracking-sdk/react';

export function Newsletter() {
  const signedUp = useTrackEvent('newsletter_signup');
  return <button onClick={() => signedUp({ placement: 'footer' })}>Subscribe</button>;
}`,
        },
      ],
    },
  ];
}

function reactNativeSteps({ apiKey, endpoint }: Connection): Step[] {
  return [
    {
      title: 'Start it with the application',
      snippets: [
        {
          label: 'the first line of index.js',
          language: 'ts',
          code: `// index.ts, the first line
import 'react-native-get-random-values';`,
        },
        {
          label: 'crow.ts',
          language: 'ts',
          code: `// crow.ts
import { createCrow, createTouchBoundary } from '@crow/tracking-sdk/react-native';
import AsyncStorage from '@react-native-async-storage/async-storage';
import * as React from 'react';
import { AppState, Dimensions, Linking, View } from 'react-native';

export const crow = createCrow({
  apiKey: '${apiKey}',
  endpoint: '${endpoint}',
  storage: AsyncStorage,
  appState: AppState,
  linking: Linking,
  dimensions: Dimensions,
  app: { name: 'Shop' },
});
export const TouchBoundary = createTouchBoundary(crow, { React, View });`,
        },
      ],
    },
    {
      title: 'Tell taps and screens',
      snippets: [
        {
          label: 'app.tsx',
          language: 'tsx',
          code: `// app.tsx
import { createNavigationContainerRef, NavigationContainer } from '@react-navigation/native';
import { crow, TouchBoundary } from './crow';
import { Screens } from './screens';

const navigation = createNavigationContainerRef();

export function App() {
  return (
    <TouchBoundary>
      <NavigationContainer ref={navigation} onReady={() => crow.trackNavigation(navigation, { params: ['id'] })}>
        <Screens />
      </NavigationContainer>
    </TouchBoundary>
  );
}`,
        },
      ],
      hint: 'Without React Navigation tell each screen yourself: crow.screen(name, { id }).',
    },
  ];
}

function electronSteps({ apiKey, endpoint }: Connection): Step[] {
  return [
    {
      title: 'Start it in the main process',
      snippets: [
        {
          label: 'main.ts',
          language: 'ts',
          code: `// main.ts, before the first window
import { createCrowMain } from '@crow/tracking-sdk/electron/main';
import { app, ipcMain, net } from 'electron';

export const crow = createCrowMain({
  app,
  ipcMain,
  net,
  apiKey: '${apiKey}',
  endpoint: '${endpoint}',
});`,
        },
      ],
    },
    {
      title: 'Let windows tell what happens in them',
      snippets: [
        {
          label: 'preload.ts',
          language: 'ts',
          code: `// preload.ts, bundled
import { exposeCrow } from '@crow/tracking-sdk/electron/renderer';
import { contextBridge, ipcRenderer } from 'electron';

exposeCrow(contextBridge, ipcRenderer);`,
        },
        {
          label: 'window.ts',
          language: 'ts',
          code: `// window.ts, in the window
import { createCrowWindow } from '@crow/tracking-sdk/electron/renderer';

export const crow = createCrowWindow();`,
        },
      ],
    },
  ];
}
