import type { TrackerContext } from '../core/context.ts';
import type { Page } from '../core/page.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';
import { type Finding, targetOf } from './vitals/finding.ts';
import { watchInteractions } from './vitals/interactions.ts';
import { type LayoutShift, watchShifts } from './vitals/layout-shifts.ts';

type Told = Extract<TrackedEvent, { type: 'performance' }>;

/** A page is interactive when no task of more than 50 ms follows for this long, milliseconds. */
const QUIET_MS = 5_000;

/**
 * Measures how fast the document came and how it answers its visitor, by the rules of the `web-vitals` library:
 * times count from the navigation or the activation of a prerendered page, what loaded or was painted after the
 * document was hidden does not count, and a return from the back/forward cache begins anew.
 *
 * All that is known is told once the page is quiet, and when it is hidden or left after something has changed.
 * All belongs to the page that the document was loaded for, whatever route it shows by then.
 */
export function trackVitals(context: TrackerContext): void {
  /** Read each time: some browsers have it only when the document has been received. */
  const navigation = () =>
    (performance.getEntriesByType('navigation')[0] ?? {}) as PerformanceNavigationTiming & { activationStart?: number };
  const isSeen = (type: string) => PerformanceObserver.supportedEntryTypes.includes(type);
  const activatedAt = navigation().activationStart ?? 0;
  /** When the document was first hidden; 0 when nobody has ever seen it. */
  let hiddenAt =
    performance.getEntriesByName('hidden', 'visibility-state').find(({ startTime }) => startTime >= activatedAt)
      ?.startTime ?? (document.hidden ? 0 : Number.POSITIVE_INFINITY);
  let origin: Page;
  let found: { [Name in keyof Told['metrics']]?: Finding | undefined };
  /** What has been told, as JSON. */
  let told: string;
  let shifts: ReturnType<typeof watchShifts>;
  let interactions: ReturnType<typeof watchInteractions>;
  /** How the time to interactive was found. */
  let methods: Told['methods'];
  /** End of the last long task, or the first contentful paint when that was later. */
  let busyUntil = 0;
  /** Whether it is known what loading took. */
  let isSettled: boolean | undefined;

  const begin = (countedBefore = 0) => {
    origin = context.page();
    found = {};
    told = '{}';
    shifts = watchShifts();
    interactions = watchInteractions(countedBefore);
  };
  const since = (at: number, isShown = at < hiddenAt, node?: Element | null): Finding | undefined =>
    at && isShown ? [Math.max(at - activatedAt, 0), targetOf(node)] : undefined;
  const longtask = (entry: PerformanceEntry) => {
    busyUntil = Math.max(busyUntil, entry.startTime + entry.duration);
  };
  const event = (entry: PerformanceEventTiming) => interactions(entry);
  const takers = {
    longtask,
    event,
    'first-input': event,
    paint(entry: PerformanceEntry) {
      if (entry.name !== 'first-contentful-paint') return;
      found.fcp = since(entry.startTime);
      longtask(entry);
    },
    // Browsers themselves end it with the first input.
    'largest-contentful-paint'({ startTime, element }: LargestContentfulPaint) {
      found.lcp = since(startTime, undefined, element) ?? found.lcp;
    },
    'layout-shift': (entry: LayoutShift) => shifts(entry),
  };
  const take = context.guard((entries: PerformanceEntryList = observer.takeRecords()) => {
    // Only types that have a taker are observed, and each type has entries of its own kind.
    for (const entry of entries) takers[entry.entryType as keyof typeof takers](entry as never);
  });
  const observer = new PerformanceObserver((list) => take(list.getEntries()));

  const tell = () => {
    if (!isSettled) settle();
    if (found.fcp && isSeen('layout-shift')) found.cls = shifts();
    found.inp = interactions();
    const metrics: Told['metrics'] = {};
    const targets: Record<string, string> = {};
    for (const each in found) {
      const name = each as keyof typeof found;
      const [value, target] = found[name] ?? [];
      // What is undefined is not sent.
      metrics[name] = (value && Number(value.toFixed(4))) as number;
      targets[name] = target as string;
    }
    const known = JSON.stringify(metrics);
    if (known !== told) context.emit({ type: 'performance', metrics, targets, methods }, origin);
    told = known;
  };
  const isQuiet = () => performance.now() - busyUntil >= QUIET_MS;
  /** Takes what loading took, as far as it is known. */
  const settle = () => {
    isSettled = true;
    const loaded = navigation();
    found.ttfb = since(loaded.responseStart, true);
    found.load = since(loaded.loadEventEnd);
    found.tti = found.fcp && since(Math.max(loaded.domInteractive, busyUntil));
    methods = { tti: isSeen('longtask') ? (isQuiet() ? 'quiet' : 'cut_short') : 'dom_interactive' };
  };
  const look = () => {
    take();
    if (isSettled) return;
    if (found.fcp && navigation().loadEventEnd && isQuiet()) tell();
    else context.later(QUIET_MS, look);
  };
  const leave = () => {
    take();
    hiddenAt = Math.min(hiddenAt, performance.now());
    tell();
  };
  const restore = ({ persisted, timeStamp }: PageTransitionEvent) => {
    if (!persisted) return;
    begin(performance.interactionCount);
    found.ttfb = [0];
    // What the cache held is on the screen with the second frame.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        found.lcp = found.fcp = [performance.now() - timeStamp];
      }),
    );
  };

  begin();
  // Browsers keep what was before: that they are asked can wait until the script has come.
  context.later(0, () => {
    // Of shorter events only the first input is told, as in the library: they are no slow interaction anyway.
    for (const type in takers)
      if (isSeen(type)) observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
    look();
  });
  context.onLeave(leave);
  context.listen('pageshow', restore);
  context.onStop(() => observer.disconnect());
}
