/**
 * Listens in the capture phase, so that a page that stops an event does not hide it. What the handler throws never
 * reaches the page. @returns the end of it
 */
export type Listen = <E extends Event>(target: EventTarget, type: string, handle: (event: E) => void) => () => void;
