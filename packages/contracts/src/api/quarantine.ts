import type { ArrivalSpan } from '../session/arrival.ts';
import type { SessionSummary } from './dashboard.ts';

/**
 * Quarantines: traffic that came with an abused key is hidden from every list, until it is lifted or erased for good. For owners and admins; what is covered is in
 * `docs/quarantine.md`.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/quarantines` | {@link QuarantineList} |
 * | `POST /api/quarantines/preview` with a {@link QuarantineRequest} | {@link QuarantinePreview}; changes nothing |
 * | `POST /api/quarantines` with a {@link QuarantineRequest} | 201 {@link Quarantine} |
 * | `GET /api/quarantines/{id}` | {@link Quarantine} |
 * | `POST /api/quarantines/{id}/lift` | {@link Quarantine} |
 * | `GET /api/quarantines/{id}/purge` | {@link PurgePreview}; changes nothing |
 * | `POST /api/quarantines/{id}/purge` with a {@link PurgeRequest} | 202 {@link Quarantine}; it goes on in the background |
 */
export type QuarantineRequest = ArrivalSpan;

/**
 * `active`: hidden, nothing is erased. `purging`: it is being erased. `purged`: it was erased, and what still comes is erased as well. `lifted`: what was
 * not erased is back as it was.
 */
export type QuarantineState = 'active' | 'purging' | 'purged' | 'lifted';

/** What erases the traffic of a quarantine for good. */
export interface PurgeRequest {
  /** What the key was called when the quarantine was made, typed by whoever wants it. */
  keyName: string;
  /** Also sessions only some of whose events came that way, with all of their events. */
  includesMixed: boolean;
}

/** What would be erased now. */
export interface PurgePreview extends QuarantineCounts {
  /** Sessions that are still open or being read: they are ended and erased as well. */
  unfinished: number;
  /** Sessions that could not be read. */
  failed: number;
  /** Begin of the first and of the last of the sessions; null without any. */
  firstAt: number | null;
  lastAt: number | null;
}

/** What was removed for good, by what held it. */
export interface ErasedCounts {
  sessions: number;
  /** Events and batches that their session still held or had archived. */
  events: number;
  batches: number;
  /** Objects of the archive, and of what processing found. */
  archives: number;
  results: number;
  /** Rows of the catalog. */
  interactions: number;
  forecasts: number;
  deadLetters: number;
  people: number;
  vectors: number;
  /** Rows of the live view, and records of the usage, whose sums stay. */
  liveRows: number;
  usageRecords: number;
}

/** How far it is with erasing. */
export interface QuarantinePurge {
  begunAt: number;
  /** `user:<user id>`. */
  begunBy: string;
  includesMixed: boolean;
  /** Sessions that are still to be erased, as far as they were found. */
  waiting: number;
  /** Erased sessions that are looked at once more, for what was on its way to a store. */
  settling: number;
  /** When everything was erased for the first time. */
  endedAt?: number;
  erased: ErasedCounts;
}

/** Sessions that a quarantine covers, as they are now. */
export interface QuarantineCounts {
  /** All of their events came with the key in the span. */
  sessions: number;
  /** Only some of their events did: hidden as well. */
  mixed: number;
  /** Events of all these sessions. */
  events: number;
  interactions: number;
}

export interface QuarantinePreview extends QuarantineCounts {
  /** Sessions that are still open or being read; they are covered as soon as they are complete. */
  unfinished: number;
  /** Sessions of that time that were read before it was kept with which key they came: no quarantine covers them. */
  unknown: number;
  /** The newest few, and which of them are mixed. */
  examples: (SessionSummary & { mixed: boolean })[];
}

export interface Quarantine extends ArrivalSpan {
  quarantineId: string;
  /** What the key was called when the quarantine was made. */
  keyName: string;
  state: QuarantineState;
  createdAt: number;
  /** `user:<user id>`. */
  createdBy: string;
  liftedAt?: number;
  counts: QuarantineCounts;
  /** Once it was asked to erase. */
  purge?: QuarantinePurge;
}

export interface QuarantineList {
  /** Newest first. */
  quarantines: Quarantine[];
}
