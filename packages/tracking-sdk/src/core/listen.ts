/**
 * Listens at the window, in the capture phase, so that a page that stops an event does not hide it, until the tracking
 * ends. What the handler throws never reaches the page.
 */
export type Listen = <E extends Event>(type: string, handle: (event: E) => void) => void;
