/** What a measured page has for the bench, whichever SDK it carries. */
export interface BenchPage {
  /** Address of the collector, without a slash at its end. */
  endpoint: string;
  /** Tracks an event of one's own; set by the app. */
  track?: (name: string, properties: Record<string, string | number>) => unknown;
  /** Settles when the SDK has begun; set by apps whose SDK loads its settings first. */
  ready?: Promise<unknown>;
  /** `performance.now()` around the text of the app, for the cost of starting. */
  startedMs?: number;
  /** Long tasks since the page began, as counted by the browser (50 ms and more). */
  longTasks: number;
  /** Elements that routes have thrown away. */
  removed: WeakRef<Element>[];
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}
