import type { WireContext } from '@crow/contracts';

/**
 * What is known of the device without asking for more than the browser says anyway. Its time zone is not asked for:
 * the first use of `Intl` in a page takes tens of milliseconds.
 */
export function contextOf(): WireContext {
  return {
    // A device whose first pointer is a finger is held in the hand; the server tells which by the screen.
    touch: matchMedia('(pointer:coarse)').matches,
    language: navigator.language,
    screen: [screen.width, screen.height],
  };
}
