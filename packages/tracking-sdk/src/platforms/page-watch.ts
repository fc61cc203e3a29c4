import { systemClock } from '../core/clock.ts';
import type { TrackerContext } from '../core/context.ts';
import type { Listen } from '../core/listen.ts';
import { type Navigation, watchNavigation } from '../core/navigation.ts';

/** What trackers are given of a page, and its end. */
export interface PageWatch {
  context: TrackerContext;
  /** Ends everything that was begun in the context; `isLast` as for a page that is left. */
  stop(isLast: boolean): void;
}

/**
 * Watches a page's navigations, and its being hidden or left.
 * @param left is called after the trackers have told what they still know
 * @param returned is called when somebody looks at the page again
 */
export function watchPage(
  parts: Pick<TrackerContext, 'arrival' | 'endpoint' | 'emit' | 'page' | 'guard'>,
  left: () => void,
  returned: () => void,
): PageWatch {
  const { guard } = parts;
  const end = new AbortController();
  const navigated: ((kind: Navigation) => void)[] = [];
  const leaving: (() => void)[] = [];
  const listen: Listen = (type, handle) =>
    addEventListener(type, guard(handle) as EventListener, { capture: true, signal: end.signal });
  const leave = () => {
    for (const call of leaving) guard(call)();
    left();
  };
  const context: TrackerContext = {
    ...parts,
    listen,
    later: (ms, call) =>
      systemClock.after(
        ms,
        guard(() => end.signal.aborted || call()),
      ),
    onNavigation: (call) => navigated.push(call),
    onLeave: (call) => leaving.push(call),
    onStop: (call) => end.signal.addEventListener('abort', guard(call)),
  };
  listen('visibilitychange', () => (document.hidden ? leave() : returned()));
  listen('pagehide', leave);
  watchNavigation(context, (kind) => {
    for (const call of navigated) guard(call)(kind);
  });
  return {
    context,
    stop(isLast) {
      end.abort();
      if (isLast) leave();
    },
  };
}
