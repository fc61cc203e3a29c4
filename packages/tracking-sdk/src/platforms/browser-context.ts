import type { WireContext } from '@crow/contracts';

/**
 * What is known of the device without asking for more than the browser says anyway. Its time zone is not asked for:
 * the first use of `Intl` in a page takes tens of milliseconds.
 */
export function contextOf(): WireContext {
  const { width, height } = screen;
  return {
    // A device whose first pointer is a finger is held in the hand; the short side tells which.
    deviceType: !matchMedia('(pointer:coarse)').matches
      ? 'desktop'
      : Math.min(width, height) < 600
        ? 'mobile'
        : 'tablet',
    language: navigator.language,
    screen: [width, height],
    viewport: [innerWidth, innerHeight],
  };
}
