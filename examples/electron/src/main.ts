import { fileURLToPath } from 'node:url';
import { createCrowMain } from '@crow/tracking-sdk/electron/main';
import { app, BrowserWindow, ipcMain, net } from 'electron';

// Before the first window, so that nothing of it is missed.
const crow = createCrowMain<{ app_started: { arguments: number } }>({
  ...{ app, ipcMain, net },
  apiKey: 'crow_pk_…',
  endpoint: 'https://crow.example',
  isTrusted: (url) => url.startsWith('file:'),
});

await app.whenReady();
crow.track('app_started', { arguments: process.argv.length });
const window = new BrowserWindow({
  webPreferences: { preload: fileURLToPath(new URL('preload.cjs', import.meta.url)) },
});
await window.loadFile(fileURLToPath(new URL('index.html', import.meta.url)));
app.on('window-all-closed', () => app.quit());
