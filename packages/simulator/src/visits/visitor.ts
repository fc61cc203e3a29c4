import type { DeviceType, WireContext } from '@crow/contracts';
import type { Random } from '../random/random.ts';

/** Who visits, as far as a batch tells. */
export interface Visitor {
  visitorId: string;
  context: WireContext;
}

const DEVICES: { weight: number; deviceType: DeviceType; screen: [number, number]; viewport: [number, number] }[] = [
  { weight: 45, deviceType: 'mobile', screen: [390, 844], viewport: [390, 664] },
  { weight: 45, deviceType: 'desktop', screen: [1920, 1080], viewport: [1536, 730] },
  { weight: 10, deviceType: 'tablet', screen: [820, 1180], viewport: [820, 1106] },
];

const PLACES = [
  { weight: 40, language: 'en-GB', timeZone: 'Europe/London' },
  { weight: 20, language: 'nb-NO', timeZone: 'Europe/Oslo' },
  { weight: 20, language: 'de-DE', timeZone: 'Europe/Berlin' },
  { weight: 10, language: 'fr-FR', timeZone: 'Europe/Paris' },
  { weight: 10, language: 'sv-SE', timeZone: 'Europe/Stockholm' },
];

/** Somebody with a device, a language and a place. */
export function someVisitor(random: Random): Visitor {
  const { deviceType, screen, viewport } = random.weighted(DEVICES);
  const { language, timeZone } = random.weighted(PLACES);
  return { visitorId: `vis_${random.id(20)}`, context: { deviceType, screen, viewport, language, timeZone } };
}
