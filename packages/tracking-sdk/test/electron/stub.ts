import { EventEmitter } from 'node:events';
import type { ElectronApp, ElectronIpcMain, WindowMessage } from '../../src/platforms/electron/options.ts';

/** Electron's `app` without Electron. */
export class AppStub extends EventEmitter implements ElectronApp {
  quits = 0;
  readonly userData: string;
  constructor(userData: string) {
    super();
    this.userData = userData;
  }
  getName = () => 'Photo Desk';
  getVersion = () => '3.4.0';
  getLocale = () => 'en-GB';
  getPath = () => this.userData;
  whenReady = () => Promise.resolve();
  quit = () => void this.quits++;
  /** The person quits. @returns whether the application was kept from it */
  beginToQuit(): boolean {
    let isHeldUp = false;
    this.emit('before-quit', {
      preventDefault() {
        isHeldUp = true;
      },
    });
    return isHeldUp;
  }
}

/** Electron's `ipcMain`, with what windows would send. */
export class IpcMainStub extends EventEmitter implements ElectronIpcMain {
  readonly handlers = new Map<string, (event: WindowMessage) => Promise<void>>();
  handle = (channel: string, listener: (event: WindowMessage) => Promise<void>) =>
    void this.handlers.set(channel, listener);
  removeHandler = (channel: string) => void this.handlers.delete(channel);
  /** A window sends text. */
  say(text: unknown, { window = 1, senderFrame = MAIN_FRAME as WindowMessage['senderFrame'] } = {}): void {
    this.emit('crow', { sender: { id: window }, senderFrame }, text);
  }
}

export const MAIN_FRAME = { parent: null, url: 'file:///app/index.html' };
