import { type Client, type ClientParts, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { Tracker, TrackerContext } from '../core/context.ts';
import type { Listen } from '../core/listen.ts';
import { type Navigation, watchNavigation } from '../core/navigation.ts';
import { contextOf } from './browser-context.ts';

export interface BrowserParts extends Omit<ClientParts, 'platform'> {
  window: Window & typeof globalThis;
  arrival: Navigation;
}

/** The SDK at work in a page. */
export interface BrowserRun {
  client: Client;
  context: TrackerContext;
  start(tracker: Tracker): void;
  /** Ends all trackers; what waits is still sent when `isLast`. */
  stop(isLast: boolean): void;
}

/** Connects the core with a browser page: its clock, address, storage, network, and its coming and going. */
export function runInBrowser({ window, arrival, ...parts }: BrowserParts): BrowserRun {
  const { guard, options } = parts;
  const { document, navigator } = window;
  const { locks } = navigator;
  const clock = systemClock;
  const client = createClient({
    ...parts,
    platform: {
      name: options.platform ?? 'web',
      clock,
      fetch: window.fetch.bind(window),
      page: { url: () => window.location.href, title: () => document.title },
      context: () => guard(contextOf)(window) ?? {},
      // A frame without an origin of its own has no locks.
      ...(locks && { lock: (run) => locks.request(`crow.${options.apiKey}`, run).catch(run) }),
    },
  });

  const leaving = new Set<() => void>();
  const listen: Listen = (target, type, handle) => {
    const guarded = guard(handle) as EventListener;
    target.addEventListener(type, guarded, { capture: true, passive: true });
    return () => target.removeEventListener(type, guarded, true);
  };
  const leave = () => {
    for (const call of leaving) guard(call)();
    client.leave(!navigator.onLine);
  };
  const watch = watchNavigation(window, guard, listen);
  const stops = [
    listen(document, 'visibilitychange', () => (document.hidden ? leave() : client.resume())),
    listen(window, 'pagehide', leave),
    listen(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && client.resume()),
    listen(window, 'online', client.resume),
    watch.stop,
  ];
  const context: TrackerContext = {
    ...{ window, clock, guard, listen, arrival },
    emit: client.emit,
    page: client.page,
    onNavigation: watch.onChange,
    onLeave(call) {
      leaving.add(call);
      return () => leaving.delete(call);
    },
  };
  return {
    client,
    context,
    start(tracker) {
      const stop = guard(tracker)(context);
      if (stop) stops.unshift(guard(stop));
    },
    stop(isLast) {
      for (const stop of stops) stop();
      if (isLast) leave();
      client.stop();
    },
  };
}
