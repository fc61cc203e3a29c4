import { type PagePerformance, pagePerformances } from '@crow/contracts';
import type { Timeline } from '../normalize/moment.ts';
import { type Fact, factOf } from './fact.ts';

/** Where web.dev calls a page poor, milliseconds; a load has no such limit, ten seconds lose nearly everyone. */
const POOR = { lcp: 4_000, inp: 500, load: 10_000 } as const;
const METRICS = ['lcp', 'inp', 'load'] as const;

/**
 * The pages that kept the visitor waiting, each counted once, however many events told of it. It rests on the events
 * that told what was slow; `loadMs` is the longest time that a page took to load or to show its main content.
 */
export function slowPages({ moments }: Timeline): Fact | undefined {
  const slow = pagePerformances(moments.map(({ event }) => event))
    .map((page) => ({ page, shownBy: slowParts(page) }))
    .filter(({ shownBy }) => shownBy.length > 0);
  const shown = new Set(slow.flatMap(({ shownBy }) => shownBy));
  const loadMs = slow.reduce((most, { page: { metrics } }) => Math.max(most, metrics.lcp ?? 0, metrics.load ?? 0), 0);
  return factOf(
    'slow_page',
    moments.filter(({ id }) => shown.has(id)),
    { numbers: { count: slow.length, ...(loadMs > 0 ? { loadMs } : {}) } },
  );
}

/** Ids of the events that told a poor value which is still the newest one. */
function slowParts({ parts, metrics }: PagePerformance): string[] {
  const poor = METRICS.filter((name) => (metrics[name] ?? 0) > POOR[name]);
  return poor.flatMap((name) => parts.findLast((part) => part.metrics[name] !== undefined)?.id ?? []);
}
