import { join } from 'node:path';
import { createCalls } from '../../core/calls.ts';
import { cut } from '../../core/text.ts';
import type { Fetch } from '../../core/transport.ts';
import type { AnyEvents } from '../../options.ts';
import { createAppTracking } from '../app/app-tracking.ts';
import { addressOfScreen, createPlace } from '../app/place.ts';
import { type FileStorage, openFileStorage } from './file-storage.ts';
import { flushBeforeQuit } from './flush-before-quit.ts';
import { hearWindows } from './hear-windows.ts';
import type { CrowMain, ElectronMainOptions } from './options.ts';

/** Connects the core with Electron's main process: its file, network, windows and end. */
export function startMain<Events extends object = AnyEvents>(options: ElectronMainOptions): CrowMain<Events> {
  const { app, ipcMain, net, file, storage, isTrusted = () => true, quitWaitMs = 2_000 } = options;
  const place = createPlace({ url: addressOfScreen(app.getName()) });
  let opened: FileStorage | undefined;
  const send: Fetch = net ? (url, init) => net.fetch(url, init) : (url, init) => fetch(url, init);

  const tracking = createAppTracking({
    options,
    platform: {
      name: 'electron',
      // Electron has no network before it is ready.
      fetch: (url, init) => app.whenReady().then(() => send(url, init)),
      page: place.source,
      context: () => contextOf(options),
    },
    openStorage() {
      if (storage || options.cookieless) return storage;
      opened = openFileStorage(file ?? join(app.getPath('userData'), 'crow.jsonl'));
      return opened;
    },
  });
  const calls = createCalls<Events>(tracking, () => Math.round(performance.now()));
  const stops = [
    hearWindows({
      ...{ ipcMain, isTrusted, calls, place },
      onEvent: (event, page) => tracking.call(() => tracking.client.emit(event, page)),
    }),
    flushBeforeQuit(app, calls.flush, quitWaitMs),
  ];
  return {
    ...calls,
    dispose() {
      calls.shutdown();
      for (const stop of stops) stop();
      opened?.close();
    },
  };
}

function contextOf({ app }: ElectronMainOptions) {
  return {
    deviceType: 'desktop' as const,
    language: app.getLocale() || undefined,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    app: { name: cut(app.getName()), version: cut(app.getVersion()) },
  };
}
