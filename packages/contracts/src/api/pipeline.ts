/**
 * `GET /api/pipeline`: how far processing is behind, for the organization of the login.
 * A session is overdue when it was archived longer than `overdueAfterMs` ago and is neither stored nor kept as failed. It is
 * found by comparing the archive with the catalog, and sent again by itself.
 */
export interface PipelineState {
  /** Sessions that are overdue now, as of `sweptAt`. */
  overdue: number;
  /** When the oldest of them was archived, Unix milliseconds; absent when none is overdue. */
  oldestAt?: number;
  /** How often overdue sessions were sent again so far. */
  resent: number;
  /** When the archive was last looked through to the end, Unix milliseconds; absent before the first time. */
  sweptAt?: number;
  overdueAfterMs: number;
}
