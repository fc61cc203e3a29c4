import { type Client, type ClientParts, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { TrackerContext } from '../core/context.ts';
import type { Navigation } from '../core/navigation.ts';
import { contextOf } from './browser-context.ts';
import { watchPage } from './page-watch.ts';

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
  const client = createClient({
    ...parts,
    platform: {
      name: platform,
      clock: systemClock,
      fetch: fetch.bind(window),
      page: { url: () => location.href, title: () => document.title },
      context: () => guard(contextOf)() ?? {},
      // A frame without an origin of its own has no locks.
      ...(locks && { lock: (run) => locks.request(`crow.${apiKey}`, run).catch(run) }),
    },
  });
  const { emit, page, resume } = client;
  const { context, stop } = watchPage({ guard, arrival, endpoint, emit, page }, () => client.leave(!navigator.onLine));
  const { listen } = context;
  listen(document, 'visibilitychange', () => document.hidden || resume());
  listen(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && resume());
  listen(window, 'online', resume);
  return {
    client,
    context,
    stop(isLast) {
      stop(isLast);
      client.stop();
    },
  };
}
