import type { AnyEvents } from '../options.ts';
import { BRIDGE, CHANNEL, FLUSH_CHANNEL } from '../platforms/electron/channel.ts';
import type {
  CrowBridge,
  CrowWindow,
  ElectronContextBridge,
  ElectronIpcRenderer,
  ElectronWindowOptions,
} from '../platforms/electron/options.ts';
import { startWindow } from '../platforms/electron/start-window.ts';

export type { AnyEvents, Autocapture, Consent, Product, Properties, PropertiesOf, PropertyValue } from '../options.ts';
export type { CrowWindow, ElectronWindowOptions } from '../platforms/electron/options.ts';

/**
 * Lets windows talk to CROW in the main process. To be called in the preload script; the window can send text on one
 * channel and ask for a flush, nothing else.
 * @example
 * exposeCrow(contextBridge, ipcRenderer);
 */
export function exposeCrow(contextBridge: ElectronContextBridge, ipcRenderer: ElectronIpcRenderer): void {
  contextBridge.exposeInMainWorld(BRIDGE, {
    send: (message) => ipcRenderer.send(CHANNEL, message),
    flush: async () => {
      await ipcRenderer.invoke(FLUSH_CHANNEL);
    },
  });
}

/**
 * Starts CROW in a window: page views, clicks, products and forms, as in a browser. Key, endpoint and consent are the
 * main process's.
 *
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 * @example
 * const crow = createCrowWindow();
 * crow.track('file_opened', { kind: 'image' });
 */
export function createCrowWindow<Events extends object = AnyEvents>(
  options: ElectronWindowOptions = {},
): CrowWindow<Events> {
  const { [BRIDGE]: bridge } = globalThis as { [BRIDGE]?: CrowBridge };
  return startWindow<Events>(bridge, options);
}
