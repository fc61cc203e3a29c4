import { type ClientParts, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { Tracker } from '../core/context.ts';
import { hide } from '../core/element.ts';
import type { Navigation } from '../core/navigation.ts';
import type { Platform } from '../core/platform.ts';
import { teachRedaction } from '../core/redact.ts';
import type { Run } from '../core/tracking.ts';
import { TIMEOUT_MS } from '../core/transport.ts';
import { startTrackers } from './automatic-trackers.ts';
import { contextOf } from './browser-context.ts';
import { watchPage } from './page-watch.ts';

/** The SDK at work in a page. */
export interface BrowserRun extends Run {
  productView(given: unknown): void;
}

/** Connects the core with a browser page: its clock, address, storage, network, and its coming and going. */
export function runInBrowser(parts: ClientParts, arrival: Navigation | undefined): BrowserRun {
  const { guard, options } = parts;
  const { platform: name = 'web', autocapture = true, plugins = [] } = options;
  const { allowParameters = [], maskPatterns = [], maskSelectors = [], ignoreSelectors = [] } = options;
  const { locks } = navigator;
  const { fetch } = window;
  teachRedaction(allowParameters, maskPatterns);
  hide(maskSelectors, ignoreSelectors);
  const platform: Platform = {
    name,
    clock: systemClock,
    fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout?.(TIMEOUT_MS) }),
    page: { url: () => location.href, title: () => document.title },
    context: () => guard(contextOf)() ?? {},
    // A frame without an origin of its own has no locks.
    lock: (run) => (locks ? locks.request(`crow.${options.apiKey}`, run).catch(run) : run()),
  };
  const client = createClient(platform, parts);
  const { emit, person, change, reset, flush, release, page, resume } = client;
  const watch = watchPage({ guard, arrival, endpoint: options.endpoint, emit, page }, client.leave, resume);
  const { context } = watch;
  context.listen('online', resume);
  const productView = startTrackers(context, autocapture);
  for (const plugin of plugins) guard(plugin as Tracker)(context);
  return {
    ...{ emit, person, change, reset, flush, release },
    productView,
    stop(isLast) {
      watch.stop(isLast);
      client.stop();
    },
  };
}
