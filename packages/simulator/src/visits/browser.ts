import type { DeviceType } from '@crow/contracts';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
const TABLET = PHONE.replace('iPhone; CPU iPhone', 'iPad; CPU');
const COMPUTER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** What the browser of a device says of itself; without it, visits would be those of a program, which they are. */
export function browserOf(deviceType: DeviceType | undefined): string {
  if (deviceType === 'mobile') return PHONE;
  return deviceType === 'tablet' ? TABLET : COMPUTER;
}
