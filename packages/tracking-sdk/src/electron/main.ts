import type { AnyEvents } from '../options.ts';
import type { CrowMain, ElectronMainOptions } from '../platforms/electron/options.ts';
import { startMain } from '../platforms/electron/start-main.ts';

export type { AnyEvents, Audit, CapturedEvent, Consent, Properties, PropertiesOf, PropertyValue } from '../options.ts';
export type { CrowMain, ElectronMainOptions } from '../platforms/electron/options.ts';

/**
 * Starts CROW in Electron's main process, which has the one queue and the one session of the application, for itself
 * and for all windows. Events are on the disk before the task ends that told them.
 *
 * @typeParam Events names of your own events with their properties; a wrong name or property is a compile error
 * @example
 * const crow = createCrowMain({ app, ipcMain, net, apiKey: 'crow_pk_…', endpoint: 'https://crow.example' });
 * crow.track('exported', { format: 'pdf' });
 */
export function createCrowMain<Events extends object = AnyEvents>(options: ElectronMainOptions): CrowMain<Events> {
  return startMain<Events>(options);
}
