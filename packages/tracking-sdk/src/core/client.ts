import type { Clock } from './clock.ts';
import type { Guard } from './counters.ts';
import type { Delivery } from './delivery.ts';
import type { Outbox } from './outbox.ts';
import type { Page } from './page.ts';
import { snapshotOf } from './properties.ts';
import type { Queue } from './queue.ts';
import type { Session } from './session.ts';
import { cut } from './text.ts';
import type { TrackedEvent } from './tracked-event.ts';
import type { Visitor } from './visitor.ts';

/** The running core: takes events in and sees to it that they are written down and sent in time. */
export interface Client {
  emit(event: TrackedEvent, page?: Page): void;
  identify(userId: string, traits: unknown): void;
  /** Another person uses the browser from now on: new visitor, new session. */
  reset(): void;
  /** Sends everything now. Resolves when the try has ended, also when it failed. */
  flush(): Promise<void>;
  /** The page is hidden or left; `offline` when nothing can be sent. */
  leave(offline: boolean): void;
  /** The page is looked at again, or the network is back. */
  resume(): void;
  stop(): void;
}

export interface ClientParts {
  clock: Clock;
  queue: Queue;
  outbox: Outbox;
  delivery: Delivery;
  session: Session;
  visitor: Visitor;
  guard: Guard;
  flushIntervalMs: number;
  batchEvents: number;
}

/** A crash loses what is younger than this. */
const SKETCH_MS = 250;
/** A page has this long to set its title before its first events are sent, among them what earlier visits left. */
const FIRST_FLUSH_MS = 500;
/** While nobody looks, timers are slow and the page may be frozen at any time, so events don't wait for company. */
const HIDDEN_FLUSH_MS = 1_000;
/** Leases have to be renewed about this often. */
const LONGEST_SLEEP_MS = 5_000;

export function createClient(parts: ClientParts): Client {
  const { clock, queue, outbox, delivery, session, visitor, guard } = parts;
  let hidden = false;
  let stopped = false;
  let wakeAt = Number.POSITIVE_INFINITY;
  let cancelWake = () => {};
  let cancelSketch: (() => void) | undefined;

  const wakeIn = (ms: number) => {
    const at = clock.now() + ms;
    if (stopped || at >= wakeAt) return;
    cancelWake();
    wakeAt = at;
    cancelWake = clock.after(ms, wake);
  };
  const wake = guard(() => {
    wakeAt = Number.POSITIVE_INFINITY;
    if (stopped) return;
    outbox.adopt();
    // While no try is due, the open batch goes on growing: fewer requests when the server is back.
    if (delivery.dueInMs() === 0) void flush();
    else rest();
  });
  /** Sleeps until there may be something to do; without anything to send there is no timer at all. */
  const rest = () => {
    if (outbox.waiting().length > 0) wakeIn(Math.min(delivery.dueInMs() || LONGEST_SLEEP_MS, LONGEST_SLEEP_MS));
    else if (queue.size() > 0) wakeIn(parts.flushIntervalMs);
    else if (outbox.hasOthers()) wakeIn(LONGEST_SLEEP_MS);
  };
  const flush = async () => {
    guard(queue.seal)();
    await delivery.send();
    guard(rest)();
  };
  const sketchSoon = () => {
    cancelSketch ??= clock.after(
      SKETCH_MS,
      guard(() => {
        cancelSketch = undefined;
        queue.sketch();
      }),
    );
  };
  const emit = (event: TrackedEvent, page?: Page) => {
    if (stopped) return;
    queue.add(event, page);
    // Nothing may run after this call, so the device is told at once.
    if (hidden) queue.sketch();
    else sketchSoon();
    if (queue.size() >= parts.batchEvents) wakeIn(0);
    else wakeIn(hidden ? HIDDEN_FLUSH_MS : parts.flushIntervalMs);
  };

  wakeIn(FIRST_FLUSH_MS);
  return {
    emit,
    identify(userId, traits) {
      visitor.identify(userId);
      emit({ type: 'identify', userId: cut(userId), traits: snapshotOf(traits) });
    },
    reset() {
      visitor.forget();
      session.renew();
    },
    flush() {
      guard(outbox.adopt)();
      return flush();
    },
    leave(offline) {
      hidden = true;
      queue.seal();
      outbox.adopt();
      if (offline) outbox.endLease();
      else delivery.sendLast();
    },
    resume() {
      hidden = false;
      outbox.adopt();
      queue.seal();
      void delivery.retryNow().then(guard(rest));
    },
    stop() {
      stopped = true;
      cancelWake();
      cancelSketch?.();
      delivery.stop();
    },
  };
}
