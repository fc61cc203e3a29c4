import type { Received } from '../stage/collector.ts';

/** An event that an SDK sent. */
export interface SdkEvent {
  /** The id by which the vendor's server would drop a copy, when the SDK sends one. */
  id?: string | undefined;
  /** Everything that it says, readable: marks are looked for in here. */
  text: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
}

/** How an SDK is bundled, started, fed and read. Everything that is special about a vendor is in its adapter. */
export interface Adapter {
  /** Its name on the command line. */
  name: string;
  /** Its name in the table. */
  title: string;
  /** The package whose version is told. */
  package: string;
  /**
   * The app: a module that starts the SDK, with everything on that it captures by itself and that we do too, against
   * `bench.endpoint`, and sets `bench.track` (and `bench.ready`). Without session recording, surveys and flags.
   */
  app: string;
  /** The script-tag build with the call that starts it, where that is another file than the app. */
  tag?(): Promise<string>;
  /** Modules that are not in the bundle because the app never loads them. */
  external?: string[];
  /** The events in a request; none for requests that are about something else. */
  events(request: Received): SdkEvent[];
  /** The id of the request itself, where an SDK gives it one; a try again is known by it. */
  batchId?(request: Received): string | undefined;
  /** What the vendor's server answers; undefined for `200 {}`. */
  answer(request: Received): Answer | undefined;
}

/** An answer in JSON. */
export function json(value: unknown, status = 200): Answer {
  return { status, body: JSON.stringify(value) };
}
