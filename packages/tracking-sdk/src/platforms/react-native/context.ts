import type { WireContext } from '@crow/contracts';
import { cut } from '../../core/text.ts';
import type { ReactNativeOptions } from './options.ts';

/** What the application says of itself and the device. */
export function contextOf({ app, device, dimensions }: ReactNativeOptions): WireContext {
  const sizeOf = (of: 'screen' | 'window'): [number, number] | undefined => {
    const size = dimensions?.get(of);
    return size && [Math.round(size.width), Math.round(size.height)];
  };
  const screen = sizeOf('screen');
  const viewport = sizeOf('window');
  const timeZone = device?.timeZone ?? globalThis.Intl?.DateTimeFormat().resolvedOptions().timeZone;
  return {
    // The short side of a tablet is 600 or more of the units that React Native counts in.
    deviceType: device?.type ?? (screen && Math.min(...screen) >= 600 ? 'tablet' : 'mobile'),
    ...(device?.language && { language: cut(device.language) }),
    ...(timeZone && { timeZone }),
    ...(screen && { screen }),
    ...(viewport && { viewport }),
    ...(app && { app: { name: cut(app.name), ...(app.version && { version: cut(app.version) }) } }),
  };
}
