import type { Guard } from './counters.ts';
import type { Listen } from './listen.ts';
import type { Navigation } from './navigation.ts';
import type { Page } from './page.ts';
import type { TrackedEvent } from './tracked-event.ts';

/**
 * What a tracker is given. All that it begins here ends with the tracking: listeners, timers, what waits for
 * navigations.
 */
export interface TrackerContext {
  /** How the visitor came to this document; undefined when that has been told already. */
  arrival: Navigation | undefined;
  /** Where events go. */
  endpoint: string;
  /** Puts an event into the queue, on the page of this moment unless another is given. */
  emit(event: TrackedEvent, page?: Page): void;
  /** The page of this moment. */
  page(): Page;
  listen: Listen;
  /** Calls back once after `ms` milliseconds. */
  later(ms: number, call: () => void): void;
  /** Calls back after navigations without a new document. */
  onNavigation(listener: (kind: Navigation) => void): void;
  /** Calls back right before the queue is sent for a page that is hidden or left. */
  onLeave(listener: () => void): void;
  /** Calls back when the tracking ends, while events are still taken. */
  onStop(listener: () => void): void;
  guard: Guard;
}

/** What a tracker that is no part of the script is given. */
export type PluginContext = Pick<TrackerContext, 'guard' | 'endpoint' | 'emit' | 'listen' | 'onNavigation' | 'onStop'>;

/** Such a tracker. It knows no other one. */
export type PluginTracker = (context: PluginContext) => void;
