import type { ArrivalSpan } from '../session/arrival.ts';
import type { SessionSummary } from './dashboard.ts';

/**
 * Quarantines: traffic that came with an abused key is hidden from every list, and can be erased. For owners and admins; what is covered and
 * what can't be undone is in `docs/quarantine.md`.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/quarantines` | {@link QuarantineList} |
 * | `POST /api/quarantines/preview` with a {@link QuarantineRequest} | {@link QuarantinePreview}; changes nothing |
 * | `POST /api/quarantines` with a {@link QuarantineRequest} | 201 {@link Quarantine} |
 * | `GET /api/quarantines/{id}` | {@link Quarantine} |
 * | `POST /api/quarantines/{id}/lift` | {@link Quarantine} |
 * | `POST /api/quarantines/{id}/purge` with a {@link PurgeRequest} | 202 {@link Quarantine}; goes on by itself |
 */
export type QuarantineRequest = ArrivalSpan;

/**
 * `active`: hidden, nothing is erased. `lifted`: everything is back as it was. `purging`: hidden and being erased.
 * `purged`: erased; what was left out (see {@link PurgeRequest.includeMixed}) stays hidden.
 */
export type QuarantineState = 'active' | 'lifted' | 'purging' | 'purged';

/** Sessions that a quarantine covers, as they are now. */
export interface QuarantineCounts {
  /** All of their events came with the key in the span. */
  sessions: number;
  /** Only some of their events did: hidden as well, and left by a purge unless they are chosen. */
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
  /** Present once a purge was begun. */
  purge?: PurgeProgress;
}

export interface QuarantineList {
  /** Newest first. */
  quarantines: Quarantine[];
}

/** Can't be undone. */
export interface PurgeRequest {
  /** The name of the key, typed by who confirms. */
  keyName: string;
  /** Erase mixed sessions too, with the events that came otherwise. */
  includeMixed: boolean;
}

/** How far a purge is and, when it is done, the record of what it removed. */
export interface PurgeProgress {
  startedAt: number;
  startedBy: string;
  includeMixed: boolean;
  /** Null while it goes on. */
  finishedAt: number | null;
  /** Sessions that are known to be erased in the end; may grow. */
  found: number;
  /** Sessions that are erased. */
  done: number;
  removed: PurgeRecord;
}

/** What a purge removed of each store. */
export interface PurgeRecord {
  /** Objects of sessions, and the events that they held. */
  sessionObjects: number;
  events: number;
  /** Archived revisions. */
  archives: number;
  /** Stored results and vectors of revisions. */
  results: number;
  /** Rows of the catalog. */
  sessions: number;
  interactions: number;
  deadLetters: number;
  /** Visitors, users, merges and traits that only erased sessions told of. */
  identities: number;
  vectors: number;
  /** Rows of the live view and of the usage. */
  liveRows: number;
  /** Samples of refused events. */
  samples: number;
}
