import type { TrackerContext } from '../core/context.ts';
import type { TrackedEvent } from '../core/tracked-event.ts';
import { type Finding, targetOf } from './vitals/finding.ts';
import { watchInteractions } from './vitals/interactions.ts';
import { type LayoutShift, watchShifts } from './vitals/layout-shifts.ts';

type Metrics = Extract<TrackedEvent, { type: 'performance' }>['metrics'];

/** A page is interactive when no task of more than 50 ms follows for this long, milliseconds. */
const QUIET_MS = 5_000;
/** How often a page that loads is looked at, milliseconds, and how many times at most. */
const LOOK_MS = 1_000;
const MOST_LOOKS = 30;

/**
 * Measures how fast the document came and how it answers its visitor, by the rules of the `web-vitals` library:
 * times count from the navigation or the activation of a prerendered page, what loaded or was painted after the
 * document was hidden does not count, and a return from the back/forward cache begins anew.
 *
 * Loading times are told once the page is quiet, the others when it is first hidden or left; after that what has
 * changed. All belong to the page that the document was loaded for, whatever route it shows by then.
 */
export function trackVitals({ emit, guard, later, listen, onLeave, onStop, page }: TrackerContext): void {
  const { supportedEntryTypes } = PerformanceObserver;
  /** Read each time: some browsers have it only when the document has been received. */
  const navigation = () =>
    (performance.getEntriesByType('navigation')[0] ?? {}) as Partial<
      PerformanceNavigationTiming & { activationStart: number }
    >;
  const { activationStart: activatedAt = 0 } = navigation();
  /** When the document was first hidden; 0 when nobody has ever seen it. */
  let hiddenAt =
    performance.getEntriesByName('hidden', 'visibility-state').find(({ startTime }) => startTime >= activatedAt)
      ?.startTime ?? (document.hidden ? 0 : Number.POSITIVE_INFINITY);
  let origin = page();
  let found: { [Name in keyof Metrics]?: Finding | undefined } = {};
  let told: Record<string, number> = {};
  let method = 'dom_interactive';
  let largestPaint: Finding | undefined;
  let shifts = watchShifts();
  let interactions = watchInteractions(performance);
  /** End of the last long task, or the first contentful paint when that was later. */
  let busyUntil = 0;
  /** How often it is still looked at; 0 when what loading took is known. */
  let looks = MOST_LOOKS;

  const since = (at = 0, target?: string, before = hiddenAt): Finding | undefined =>
    at > 0 && at < before ? { value: Math.max(at - activatedAt, 0), target } : undefined;
  const longtask = (entry: PerformanceEntry) => {
    busyUntil = Math.max(busyUntil, entry.startTime + entry.duration);
  };
  const event = (entry: PerformanceEventTiming) => interactions.add(entry);
  const takers: Record<string, (entry: never) => void> = {
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
      largestPaint = since(startTime, targetOf(element)) ?? largestPaint;
    },
    'layout-shift': (entry: LayoutShift) => shifts.add(entry),
  };
  const take = guard((entries: PerformanceEntryList = observer.takeRecords()) => {
    // Only types that have a taker are observed, and each type has entries of its own kind.
    for (const entry of entries) takers[entry.entryType]?.(entry as never);
  });
  const observer = new PerformanceObserver((list) => take(list.getEntries()));

  const tell = () => {
    let metrics: Metrics | undefined;
    let targets: Record<string, string> | undefined;
    for (const name in found) {
      const { value, target } = found[name as keyof Metrics] ?? {};
      if (value === undefined || value === told[name]) continue;
      metrics = { ...metrics, [name]: Number(value.toFixed(name === 'cls' ? 4 : 0)) };
      told[name] = value;
      if (target) targets = { ...targets, [name]: target };
    }
    if (!metrics) return;
    emit({ type: 'performance', metrics, targets, methods: 'tti' in metrics ? { tti: method } : undefined }, origin);
  };
  const isQuiet = () => performance.now() - busyUntil >= QUIET_MS;
  /** Takes what loading took, as far as it is known. */
  const settle = () => {
    looks = 0;
    const { responseStart, domInteractive = 0, loadEventEnd } = navigation();
    found.ttfb = since(responseStart, undefined, performance.now());
    found.load = since(loadEventEnd);
    found.tti = found.fcp && since(Math.max(domInteractive, busyUntil));
    if (supportedEntryTypes.includes('longtask')) method = isQuiet() ? 'quiet' : 'cut_short';
  };
  const look = () => {
    if (!looks) return;
    take();
    if (--looks && !(found.fcp && navigation().loadEventEnd && isQuiet())) later(LOOK_MS, look);
    else {
      settle();
      tell();
    }
  };
  const leave = () => {
    take();
    hiddenAt = Math.min(hiddenAt, performance.now());
    if (looks) settle();
    if (found.fcp) {
      found.lcp = largestPaint;
      if (supportedEntryTypes.includes('layout-shift')) found.cls = shifts.read();
    }
    found.inp = interactions.read();
    tell();
  };
  const restore = ({ persisted, timeStamp }: PageTransitionEvent) => {
    if (!persisted) return;
    origin = page();
    found = { ttfb: { value: 0 } };
    told = {};
    shifts = watchShifts();
    interactions = watchInteractions(performance, performance.interactionCount);
    const painted = guard(() => {
      found.fcp = { value: performance.now() - timeStamp };
      // A browser that has never told one is not to begin with it here.
      largestPaint &&= found.fcp;
    });
    // What the cache held is on the screen with the second frame.
    requestAnimationFrame(() => requestAnimationFrame(painted));
  };

  // Of shorter events only the first input is told, as in the library: they are no slow interaction anyway.
  for (const type of supportedEntryTypes) {
    if (takers[type]) observer.observe({ type, buffered: true, durationThreshold: 40 } as PerformanceObserverInit);
  }
  look();
  onLeave(leave);
  listen(window, 'pageshow', restore);
  onStop(() => observer.disconnect());
}
