import type { SessionEvent } from './session-event.ts';

/** One part of what a page tells of its performance. */
export type PerformanceEvent = Extract<SessionEvent, { type: 'performance' }>;

/** What one load of a page, or one return to it from the back/forward cache, told of its performance. */
export interface PagePerformance extends Pick<PerformanceEvent, 'metrics' | 'targets' | 'methods'> {
  /** The events that told it, in their order, never empty. */
  parts: PerformanceEvent[];
}

/**
 * Puts together what pages told of their performance: a page tells it in parts, and of each metric the newest value
 * counts. Parts belong together that name the same page load and address, until its `ttfb` is told again: that is
 * known once a load, so the page has been shown anew.
 * @param events in order of time; those of other types are passed over
 * @returns in the order of their first parts
 */
export function pagePerformances(events: Iterable<SessionEvent>): PagePerformance[] {
  const all: PagePerformance[] = [];
  const current = new Map<string, PagePerformance>();
  for (const event of events) {
    if (event.type !== 'performance') continue;
    const key = `${event.source}\n${event.url ?? ''}`;
    let page = current.get(key);
    if (!page || (event.metrics.ttfb !== undefined && page.metrics.ttfb !== undefined)) {
      page = { parts: [], metrics: {} };
      current.set(key, page);
      all.push(page);
    }
    page.parts.push(event);
    page.metrics = { ...page.metrics, ...event.metrics };
    if (event.targets) page.targets = { ...page.targets, ...event.targets };
    if (event.methods) page.methods = { ...page.methods, ...event.methods };
  }
  return all;
}
