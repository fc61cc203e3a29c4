import type { WireContext } from '@crow/contracts';

/** What is known of the device without asking for more than the browser says anyway. */
export function contextOf(): WireContext {
  const { width, height } = screen;
  return {
    // A coarse pointer without hover is a hand-held device; the short side tells which.
    deviceType: !matchMedia('(hover:none) and (pointer:coarse)').matches
      ? 'desktop'
      : Math.min(width, height) < 600
        ? 'mobile'
        : 'tablet',
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: [width, height],
    viewport: [innerWidth, innerHeight],
  };
}
