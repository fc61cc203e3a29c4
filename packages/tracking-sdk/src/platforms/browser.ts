import { type Client, createClient } from '../core/client.ts';
import { systemClock } from '../core/clock.ts';
import type { Tracker, TrackerContext } from '../core/context.ts';
import type { Guard } from '../core/counters.ts';
import { createDelivery } from '../core/delivery.ts';
import { makeId } from '../core/ids.ts';
import type { Listen } from '../core/listen.ts';
import { type Navigation, watchNavigation } from '../core/navigation.ts';
import { createOutbox } from '../core/outbox.ts';
import { createPages } from '../core/page.ts';
import { createQueue } from '../core/queue.ts';
import { createSession } from '../core/session.ts';
import type { Store } from '../core/storage.ts';
import { addressOf, createPost } from '../core/transport.ts';
import { createVisitor } from '../core/visitor.ts';
import type { Counters, CROWOptions } from '../options.ts';
import { contextOf } from './browser-context.ts';

export interface BrowserParts {
  window: Window & typeof globalThis;
  options: CROWOptions;
  store: Store;
  counters: Counters;
  guard: Guard;
  tell(...said: unknown[]): void;
  arrival: Navigation | undefined;
}

/** The SDK at work in a page. */
export interface BrowserRun {
  client: Client;
  context: TrackerContext;
  start(tracker: Tracker): void;
  /** Ends all trackers and sends what waits. */
  stop(): void;
  /** Ends all trackers and throws away what waits, in memory and on the device. */
  discard(): void;
}

const MINUTE_MS = 60_000;

/** Connects the core with a browser page: its clock, address, storage, network, and its coming and going. */
export function runInBrowser(parts: BrowserParts): BrowserRun {
  const { window, options, store, counters, guard, tell } = parts;
  const { document, navigator } = window;
  const clock = systemClock;
  const source = makeId('');
  const session = createSession(store, clock, options.sessionIdleMs ?? 30 * MINUTE_MS);
  const visitor = createVisitor(store, options.cookieless === true);
  const pages = createPages({ url: () => window.location.href, title: () => document.title });
  const outbox = createOutbox(store, clock, source);
  const batchEvents = Math.min(Math.max(Math.floor(options.batchEvents ?? 100), 1), 500);
  const context = guard(() => contextOf(window));
  const queue = createQueue({
    ...{ source, clock, session, visitor, pages, outbox, counters, batchEvents },
    context: () => context() ?? {},
  });
  const post = createPost(window.fetch.bind(window), clock, options.endpoint, options.apiKey);
  const delivery = createDelivery({
    ...{ outbox, post, clock, session, counters, tell },
    random: Math.random,
    ...('keepalive' in window.Request.prototype
      ? {}
      : {
          beacon: (batch) =>
            navigator.sendBeacon(addressOf(options.endpoint, options.apiKey, batch, clock.now()), batch.body),
        }),
  });
  const client = createClient({
    ...{ clock, queue, outbox, delivery, session, visitor, guard, batchEvents },
    flushIntervalMs: Math.max(options.flushIntervalMs ?? 5_000, 100),
  });

  const stops: (() => void)[] = [];
  const leaving = new Set<() => void>();
  const listen: Listen = (target, type, handle) => {
    const guarded = guard(handle) as EventListener;
    target.addEventListener(type, guarded, { capture: true, passive: true });
    return () => target.removeEventListener(type, guarded, { capture: true });
  };
  const leave = () => {
    for (const call of leaving) guard(call)();
    client.leave(!navigator.onLine);
  };
  stops.push(
    listen(document, 'visibilitychange', () => (document.hidden ? leave() : client.resume())),
    listen(window, 'pagehide', leave),
    listen(window, 'pageshow', (event: PageTransitionEvent) => event.persisted && client.resume()),
    listen(window, 'online', client.resume),
  );

  const watch = watchNavigation(window, guard, listen);
  const detach = () => {
    for (const stop of stops.splice(0)) stop();
    watch.stop();
  };
  return {
    client,
    context: {
      ...{ window, clock, guard, listen, arrival: parts.arrival },
      emit: client.emit,
      page: pages.current,
      onNavigation: watch.onChange,
      onLeave(call) {
        leaving.add(call);
        return () => leaving.delete(call);
      },
    },
    start(tracker) {
      const stop = guard(() => tracker(this.context))();
      if (stop) stops.unshift(guard(stop));
    },
    stop() {
      detach();
      leave();
      client.stop();
    },
    discard() {
      detach();
      client.stop();
      queue.clear();
    },
  };
}
