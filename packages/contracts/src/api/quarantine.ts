import type { ArrivalSpan } from '../session/arrival.ts';
import type { SessionSummary } from './dashboard.ts';

/**
 * Quarantines: traffic that came with an abused key is hidden from every list, until it is lifted. For owners and admins; what is covered is in
 * `docs/quarantine.md`.
 *
 * | route | answer |
 * | --- | --- |
 * | `GET /api/quarantines` | {@link QuarantineList} |
 * | `POST /api/quarantines/preview` with a {@link QuarantineRequest} | {@link QuarantinePreview}; changes nothing |
 * | `POST /api/quarantines` with a {@link QuarantineRequest} | 201 {@link Quarantine} |
 * | `GET /api/quarantines/{id}` | {@link Quarantine} |
 * | `POST /api/quarantines/{id}/lift` | {@link Quarantine} |
 */
export type QuarantineRequest = ArrivalSpan;

/** `active`: hidden, nothing is erased. `lifted`: everything is back as it was. */
export type QuarantineState = 'active' | 'lifted';

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
}

export interface QuarantineList {
  /** Newest first. */
  quarantines: Quarantine[];
}
