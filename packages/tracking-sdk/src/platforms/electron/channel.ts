/** How window and main process talk. Messages are text, so that nothing but plain JSON comes through. */
export const CHANNEL = 'crow';
export const FLUSH_CHANNEL = 'crow:flush';
/** Name of the bridge in the window. */
export const BRIDGE = 'crowBridge';
/** Characters of a message; the server takes 32 KiB of an event. */
export const MESSAGE_LENGTH = 32_000;

/** Calls that a window passes on. */
export const CALLS = ['identify', 'group', 'register', 'unregister', 'setConsent', 'reset'] as const;
export type CallName = (typeof CALLS)[number];

/** A page of a window; its number tells visits of one address apart. */
export interface WindowPage {
  id: number;
  url: string;
  title?: string;
}

/** What a window says: an event on a page, the title that a page got late, or a call. */
export interface WindowSaid {
  page: WindowPage;
  event?: { type: string };
  call?: CallName;
  given?: unknown[];
}
