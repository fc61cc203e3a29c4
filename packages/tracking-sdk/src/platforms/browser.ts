import { type Client, type ClientParts, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { TrackerContext } from '../core/context.ts';
import type { Listen } from '../core/listen.ts';
import { type Navigation, watchNavigation } from '../core/navigation.ts';
import { contextOf } from './browser-context.ts';

/** The SDK at work in a page. */
export interface BrowserRun {
  client: Client;
  context: TrackerContext;
  /** Ends all trackers; what waits is still sent when `isLast`. */
  stop(isLast: boolean): void;
}

/** Connects the core with a browser page: its clock, address, storage, network, and its coming and going. */
export function runInBrowser(parts: Omit<ClientParts, 'platform'>, arrival: Navigation | undefined): BrowserRun {
  const { guard, options } = parts;
  const { endpoint, apiKey, platform = 'web' } = options;
  const { locks } = navigator;
  const clock = systemClock;
  const client = createClient({
    ...parts,
    platform: {
      name: platform,
      clock,
      fetch: fetch.bind(window),
      page: { url: () => location.href, title: () => document.title },
      context: () => guard(contextOf)() ?? {},
      // A frame without an origin of its own has no locks.
      ...(locks && { lock: (run) => locks.request(`crow.${apiKey}`, run).catch(run) }),
    },
  });

  const end = new AbortController();
  const { signal } = end;
  const navigated: ((kind: Navigation) => void)[] = [];
  const leaving: (() => void)[] = [];
  const stopping: (() => void)[] = [];
  const listen: Listen = (target, type, handle) =>
    target.addEventListener(type, guard(handle) as EventListener, { capture: true, passive: true, signal });
  const leave = () => {
    for (const call of leaving) guard(call)();
    client.leave(!navigator.onLine);
  };
  listen(document, 'visibilitychange', () => (document.hidden ? leave() : client.resume()));
  listen(window, 'pagehide', leave);
  listen(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && client.resume());
  listen(window, 'online', client.resume);
  const context: TrackerContext = {
    ...{ guard, listen, arrival, endpoint },
    emit: client.emit,
    page: client.page,
    later: (ms, call) =>
      clock.after(
        ms,
        guard(() => signal.aborted || call()),
      ),
    onNavigation: (call) => navigated.push(call),
    onLeave: (call) => leaving.push(call),
    onStop: (call) => stopping.push(call),
  };
  watchNavigation(context, (kind) => {
    for (const call of navigated) guard(call)(kind);
  });
  return {
    client,
    context,
    stop(isLast) {
      for (const call of stopping) guard(call)();
      if (isLast) leave();
      end.abort();
      client.stop();
    },
  };
}
