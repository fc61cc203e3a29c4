import { type Client, type ClientParts, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { Tracker, TrackerContext } from '../core/context.ts';
import { hide } from '../core/element.ts';
import type { Navigation } from '../core/navigation.ts';
import { teachRedaction } from '../core/redact.ts';
import { TIMEOUT_MS } from '../core/transport.ts';
import type { ProductWatch } from '../trackers/products.ts';
import { startTrackers } from './automatic-trackers.ts';
import { contextOf } from './browser-context.ts';
import { watchPage } from './page-watch.ts';

/** The SDK at work in a page. */
export interface BrowserRun {
  client: Client;
  context: TrackerContext;
  products: ProductWatch | undefined;
  /** Ends all trackers; what waits is still sent when `isLast`. */
  stop(isLast: boolean): void;
}

/** Connects the core with a browser page: its clock, address, storage, network, and its coming and going. */
export function runInBrowser(parts: Omit<ClientParts, 'platform'>, arrival: Navigation | undefined): BrowserRun {
  const { guard, options } = parts;
  const { endpoint, apiKey, platform: name = 'web', autocapture = true } = options;
  const { locks } = navigator;
  const { fetch } = window;
  teachRedaction(options.allowParameters, options.maskPatterns);
  hide(options.maskSelectors, options.ignoreSelectors);
  const client = createClient({
    ...parts,
    platform: {
      name,
      clock: systemClock,
      fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout?.(TIMEOUT_MS) }),
      page: { url: () => location.href, title: () => document.title },
      context: () => guard(contextOf)() ?? {},
      // A frame without an origin of its own has no locks.
      ...(locks && { lock: (run) => locks.request(`crow.${apiKey}`, run).catch(run) }),
    },
  });
  const { emit, page, resume } = client;
  const { context, stop } = watchPage({ guard, arrival, endpoint, emit, page }, client.leave, resume);
  context.listen('online', resume);
  const products = startTrackers(context, autocapture);
  for (const plugin of options.plugins ?? []) guard(plugin as Tracker)(context);
  return {
    ...{ client, context, products },
    stop(isLast) {
      stop(isLast);
      client.stop();
    },
  };
}
