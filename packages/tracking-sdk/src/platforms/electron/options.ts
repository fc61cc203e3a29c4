import type { AnyEvents, Autocapture, Calls, KeyValueStorage, Product } from '../../options.ts';
import type { AppOptions } from '../app/options.ts';

/** Electron's `app`, as far as it is used. */
export interface ElectronApp {
  getName(): string;
  getVersion(): string;
  getLocale(): string;
  getPath(name: 'userData'): string;
  whenReady(): Promise<unknown>;
  quit(): void;
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
  removeListener(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown;
}

/** A message of a window: the frame that sent it is null when it has gone in the meantime. */
export interface WindowMessage {
  sender: { id: number };
  senderFrame: { parent: unknown; url: string } | null;
}

/** Electron's `ipcMain`, as far as it is used. */
export interface ElectronIpcMain {
  on(channel: string, listener: (event: WindowMessage, message: unknown) => void): unknown;
  removeListener(channel: string, listener: (event: WindowMessage, message: unknown) => void): unknown;
  handle(channel: string, listener: (event: WindowMessage) => Promise<void>): void;
  removeHandler(channel: string): void;
}

/** Electron's `net`, which knows the proxies of the system. */
export interface ElectronNet {
  fetch(url: string, init?: RequestInit): Promise<Response>;
}

export interface ElectronMainOptions extends AppOptions {
  app: ElectronApp;
  ipcMain: ElectronIpcMain;
  /** Sends by Electron's own network; by `fetch` of Node when left out. */
  net?: ElectronNet;
  /**
   * File that keeps queue, visitor and session. Default `crow.jsonl` in the folder of user data. It belongs to one
   * running application, as that folder does; an application that may run twice gives each its own.
   */
  file?: string;
  /** Replaces the file. */
  storage?: KeyValueStorage;
  /** Whether a window's page may tell events, by its address. By default every page with the bridge, but no frame inside of one. */
  isTrusted?: (url: string) => boolean;
  /** Longest time that quitting is held up by what has to be sent, milliseconds. Default 2,000. */
  quitWaitMs?: number;
}

/** CROW in the main process: the one queue and session of the application. */
export interface CrowMain<Events extends object = AnyEvents> extends Calls<Events> {
  /** Ends everything: tracking, the ears for windows, and the file. */
  dispose(): void;
}

/** What the preload script lets a window say. */
export interface CrowBridge {
  send(message: string): void;
  flush(): Promise<void>;
}

/** Electron's `contextBridge` and `ipcRenderer`, as far as they are used. */
export interface ElectronContextBridge {
  exposeInMainWorld(name: string, api: CrowBridge): void;
}
export interface ElectronIpcRenderer {
  send(channel: string, message: string): void;
  invoke(channel: string): Promise<unknown>;
}

export interface ElectronWindowOptions {
  /** As in a browser; `false` switches all off. */
  autocapture?: boolean | Autocapture;
  /** Stay silent when the window asks for it by Do Not Track or Global Privacy Control. Default `true`. */
  respectDoNotTrack?: boolean;
  /** Say on the console what went wrong. Default `false`. */
  debug?: boolean;
}

/** CROW in a window. What it tells goes to the main process, which has the queue and the session. */
export interface CrowWindow<Events extends object = AnyEvents> extends Omit<Calls<Events>, 'audit' | 'shutdown'> {
  /** Sends a page view, for navigations that change no address. */
  page(): void;
  /** Says which product this page shows. Its visible time counts until the next navigation or the next call. */
  productView(product: Product): void;
  /** Ends tracking in this window. */
  shutdown(): void;
}
