import type { Clock } from './clock.ts';
import type { Guard } from './counters.ts';
import type { Listen } from './listen.ts';
import type { Navigation } from './navigation.ts';
import type { Page } from './page.ts';
import type { TrackedEvent } from './tracked-event.ts';

/** What a tracker is given. A tracker is a function `(context) => stop`, and knows no other one. */
export interface TrackerContext {
  window: Window & typeof globalThis;
  clock: Clock;
  /** How the visitor came to this document; undefined when that page view has been sent already. */
  arrival: Navigation | undefined;
  /** Puts an event into the queue, on the page of this moment unless another is given. */
  emit(event: TrackedEvent, page?: Page): void;
  /** The page of this moment. */
  page(): Page;
  /** Calls back after navigations without a new document. */
  onNavigation(listener: (kind: Navigation) => void): () => void;
  /** Calls back right before the queue is sent for a page that is hidden or left. */
  onLeave(listener: () => void): () => void;
  listen: Listen;
  guard: Guard;
}

/** A tracker: starts at once, and ends with the function that it returns. */
export type Tracker = (context: TrackerContext) => () => void;
