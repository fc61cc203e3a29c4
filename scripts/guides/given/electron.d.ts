/** Electron's types come with its binary, so here stands only what the guide uses; `examples/electron` is held to the real ones. */
declare module 'electron' {
  export const app: import('@crow/tracking-sdk/electron/main').ElectronMainOptions['app'];
  export const ipcMain: import('@crow/tracking-sdk/electron/main').ElectronMainOptions['ipcMain'];
  export const net: NonNullable<import('@crow/tracking-sdk/electron/main').ElectronMainOptions['net']>;
  type Exposing = Parameters<typeof import('@crow/tracking-sdk/electron/renderer').exposeCrow>;
  export const contextBridge: Exposing[0];
  export const ipcRenderer: Exposing[1];
}
