import type { DeviceType, WireContext } from '../batch/wire-batch.ts';

/** Screens whose short side is shorter than this, CSS pixels, are those of phones. */
const TABLET_PX = 600;

/**
 * What kind of device a client runs on: as it says itself, else by its first pointer, and for one that is touched by
 * the short side of its screen. Undefined when it says nothing of this.
 */
export function deviceTypeOf(context: WireContext | undefined): DeviceType | undefined {
  if (context?.deviceType || context?.touch === undefined) return context?.deviceType;
  if (!context.touch) return 'desktop';
  return Math.min(...(context.screen ?? [0])) < TABLET_PX ? 'mobile' : 'tablet';
}
