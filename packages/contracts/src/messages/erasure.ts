import type { Arrival, ArrivalSpan } from '../session/arrival.ts';

/**
 * Erasing for good. Each service erases what it owns of a session, refuses from then on what still comes of it, and tells what it
 * removed; asked again it erases what came meanwhile and tells the same. The interaction service holds the list and drives.
 */

/** What a session's object knows that decides what is erased with it. */
export interface SessionTrace {
  /** How its events came; empty when nothing is known of it. */
  arrivals: Arrival[];
  /** Sessions that go on where this one was full, oldest first. */
  followedBy: string[];
}

/** What the ingest worker removed of a session. */
export interface ErasedAtIngest {
  batches: number;
  events: number;
  /** Of each removed object of the archive the SHA-256 of its key. */
  archives: string[];
}

/** What the analytics service removed of some sessions: their rows in the live view and the ids in the usage, whose sums stay. */
export interface ErasedAtAnalytics {
  liveRows: number;
  usageRecords: number;
}

/** `analytics-service`, entrypoint `Erasure`. */
export interface AnalyticsErasure {
  /** Erases sessions from live view and usage; what was counted for billing stays as a sum. Idempotent. At most 100 sessions. */
  erase(organizationId: string, sessionIds: string[]): Promise<ErasedAtAnalytics>;
  /** Sessions in order of their ids, after one of them, that are open or being read and some of whose events came in a span. */
  unfinishedIn(organizationId: string, span: ArrivalSpan, after: string, limit: number): Promise<string[]>;
}
