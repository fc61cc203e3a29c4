import type { CapturedEvent, Consent, Counters, CROWOptions } from '../options.ts';
import { createBatches } from './batches.ts';
import type { Guard } from './counters.ts';
import { createDelivery } from './delivery.ts';
import { createIdentity, type Person } from './identity.ts';
import { makeId } from './ids.ts';
import type { Page } from './page.ts';
import type { Platform } from './platform.ts';
import type { Store } from './storage.ts';
import type { TrackedEvent } from './tracked-event.ts';
import { createPost } from './transport.ts';

/** The core: takes events in and sees to it that they are written down and sent in time. */
export interface Client {
  emit(event: TrackedEvent, page?: Page): void;
  /** The page of this moment. */
  page(): Page;
  person(): Person;
  /** Changes what holds for all events from now on. */
  change(changes: Person): void;
  /** Another person uses the device from now on: new visitor, new session. */
  reset(): void;
  /** Sends everything now. Resolves when the try has ended, also when it failed. */
  flush(): Promise<void>;
  /**
   * Events are taken in from now on.
   * @param consent what the person has agreed to, which all events say from the first one on
   * @param isHeld nothing may be sent until {@link Client.release}
   */
  open(consent: Consent | undefined, isHeld: boolean): void;
  /** Consent is there: what was held back may be sent, and all events say so from now on. */
  release(consent: Consent): void;
  /** The page is hidden or left. */
  leave(): void;
  /** The page is looked at again, or the network is back. */
  resume(): void;
  /** No more events are taken in. */
  close(): void;
  /** Forgets events that are not yet written down, and the person. */
  forget(): void;
}

export interface ClientParts {
  options: CROWOptions;
  store: Store;
  counters: Counters;
  guard: Guard;
  tell(...said: unknown[]): void;
}

/** A page has this long to set its title before its first events are sent, among them what earlier visits left. */
const FIRST_FLUSH_MS = 500;
/** What other pages leave behind is looked for this often. */
const SLEEP_MS = 5_000;

export function createClient(platform: Platform, parts: ClientParts): Client {
  const { options, store, counters, guard, tell } = parts;
  const { clock } = platform;
  const {
    flushIntervalMs = 5_000,
    batchEvents = 100,
    sessionIdleMs = 3_600_000,
    beforeSend = (event) => event,
  } = options;
  const identity = createIdentity(store, sessionIdleMs, () => (options.cookieless ? undefined : makeId('vis_')));
  const batches = createBatches(undefined, platform, identity, store, counters, batchEvents);
  const post = createPost(platform.fetch, clock, options);
  const delivery = createDelivery(platform, batches, post, counters, guard, tell);
  let isOpen: boolean | undefined;
  let isHeld = true;
  let wakeAt = Number.POSITIVE_INFINITY;

  const wakeIn = (ms: number) => {
    const at = clock.now() + ms;
    if (at >= wakeAt) return;
    wakeAt = at;
    clock.after(ms, () => {
      // Another one was to wake earlier and has done so.
      if (wakeAt !== at) return;
      wakeAt = Number.POSITIVE_INFINITY;
      void flush();
    });
  };
  const seal = guard(batches.seal);
  const flush = async () => {
    if (isHeld) return;
    // While no try is due, the open batch goes on growing: fewer requests when the server is back.
    if (!delivery.dueInMs()) {
      seal();
      await delivery.send();
    }
    // Without anything on the device there is no timer at all.
    if (store.names('b.')[0]) wakeIn(Math.min(delivery.dueInMs() || SLEEP_MS, SLEEP_MS));
  };
  const record = guard(batches.record);

  return {
    emit(given, page) {
      const event = beforeSend(given as CapturedEvent);
      if (!isOpen || !event) return;
      const size = batches.add(event as TrackedEvent, page);
      // Within this task, but after it has done its work, the device is told.
      void Promise.resolve().then(record);
      wakeIn(size >= batchEvents ? 0 : flushIntervalMs);
    },
    page: batches.page,
    person: identity.person,
    change: identity.change,
    reset: identity.reset,
    flush,
    open(consent, held) {
      isOpen = true;
      isHeld = held;
      if (consent) identity.change({ consent });
      wakeIn(FIRST_FLUSH_MS);
    },
    release(consent) {
      identity.change({ consent, ...(!consent.personalization && { userId: undefined }) });
      isHeld = false;
      void flush();
    },
    leave() {
      if (isHeld) return;
      seal();
      delivery.sendLast();
    },
    resume() {
      delivery.hurry();
      void flush();
    },
    close() {
      isOpen = false;
      isHeld = true;
    },
    forget() {
      batches.forget();
      identity.reset();
    },
  };
}
