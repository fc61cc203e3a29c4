import type { Client } from '../../core/client.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import type { Guard } from '../../core/counters.ts';
import type { Platform } from '../../core/platform.ts';
import { createTracking, type Tracking } from '../../core/tracking.ts';
import type { KeyValueStorage } from '../../options.ts';
import { createAppClock } from './app-clock.ts';
import { giveUpLate } from './give-up-late.ts';
import type { AppOptions } from './options.ts';

export interface AppParts {
  options: AppOptions;
  platform: Omit<Platform, 'clock' | 'lock'>;
  /** A reason why nothing can be tracked. */
  obstacle?: string | undefined;
  clock?: Clock | undefined;
  /** Finds the storage; nothing, where everything stays in memory. */
  openStorage(): KeyValueStorage | undefined | Promise<KeyValueStorage | undefined>;
  /** Watches what happens around the application while it tracks. @returns the end of it */
  watch?(client: Client, guard: Guard, clock: Clock): () => void;
}

/** A storage that does not answer holds nothing up: tracking goes on without what it holds. */
const STORAGE_WAIT_MS = 5_000;

/** Begins to track, where that is possible and wanted. The application's storage may take its time. */
export function createAppTracking(parts: AppParts): Tracking {
  const { options, platform } = parts;
  const clock = createAppClock(parts.clock ?? systemClock);
  const fetch = giveUpLate(platform.fetch, clock);
  const tracking = createTracking(
    { ...platform, fetch, clock, isAlone: true, lock: (run) => run() },
    options,
    () => globalThis.performance?.now() ?? Date.now(),
    () => {
      const unwatch = parts.watch?.(client, guard, clock);
      return (isLast) => {
        unwatch?.();
        if (isLast) client.leave();
      };
    },
  );
  const { guard, tell, client } = tracking;
  /** A step that has to wait happens at the time of its call all the same. */
  const step: Tracking['step'] = (run) => {
    const at = clock.now();
    tracking.step(() => clock.replay(at, run));
  };

  let started: Promise<void> | undefined;
  const { obstacle = options.apiKey && options.endpoint ? undefined : 'apiKey and endpoint are required' } = parts;
  if (obstacle) {
    tracking.refuse();
    tell(`nothing is tracked: ${obstacle}`);
    guard(() => options.onError?.(new Error(`CROW tracks nothing: ${obstacle}`)))();
  } else {
    const found = guard(parts.openStorage)();
    const start = (device: KeyValueStorage | undefined) => tracking.start(() => device);
    if (found instanceof Promise) {
      const late = new Promise<undefined>((resolve) => clock.after(STORAGE_WAIT_MS, () => resolve(undefined)));
      started = Promise.race([found.catch(() => undefined), late]).then(start);
    } else {
      start(found);
    }
  }

  return {
    ...tracking,
    step,
    call: (it) => step(() => tracking.call(it)),
    setConsent: (consent) => step(() => tracking.setConsent(consent)),
    client: {
      ...client,
      async flush() {
        await started;
        await client.flush();
      },
    },
  };
}
