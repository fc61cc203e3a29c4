import type { WireContext } from '@crow/contracts';

/** What is known of the device without asking for more than the browser says anyway. */
export function contextOf(window: Window): WireContext {
  const { navigator, screen } = window;
  return {
    deviceType: deviceTypeOf(window),
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    screen: [screen.width, screen.height],
    viewport: [window.innerWidth, window.innerHeight],
  };
}

/** By what people touch and see: a coarse pointer without hover is a hand-held device, the short side tells which. */
function deviceTypeOf(window: Window): 'desktop' | 'tablet' | 'mobile' {
  if (!window.matchMedia('(hover: none) and (pointer: coarse)').matches) return 'desktop';
  return Math.min(window.screen.width, window.screen.height) >= 600 ? 'tablet' : 'mobile';
}
