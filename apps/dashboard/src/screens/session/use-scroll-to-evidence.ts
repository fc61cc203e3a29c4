import { type RefObject, useEffect } from 'react';

/** A pointer that only crosses the statements must not make the timeline jump. */
const SETTLE_MS = 120;

/**
 * Brings the first lit event into view inside the timeline. On narrow screens, where the timeline lies
 * below the story and does not scroll by itself, the page stays where the reader is.
 */
export function useScrollToEvidence(box: RefObject<HTMLElement | null>, eventId: string | undefined, drawn: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when more events are drawn, the one to show may have come in
  useEffect(() => {
    if (eventId === undefined) return;
    const timer = setTimeout(() => {
      const row = document.getElementById(`event-${eventId}`);
      if (!box.current || !row || !scrollsByItself(box.current)) return;
      const offset = row.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
      const middle = box.current.scrollTop + offset - box.current.clientHeight / 3;
      box.current.scrollTo({ top: middle, behavior: 'smooth' });
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [box, eventId, drawn]);
}

/** Shows an event wherever it lies, also when the page must scroll for it: only for readers who asked. */
export function bringIntoView(eventId: string): void {
  document.getElementById(`event-${eventId}`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function scrollsByItself(element: HTMLElement): boolean {
  return getComputedStyle(element).overflowY === 'auto';
}
