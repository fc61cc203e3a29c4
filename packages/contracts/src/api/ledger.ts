import type { Problem } from '../access/problem.ts';
import type { Rejection } from '../batch/receipt.ts';
import type { SessionState } from '../session/session-event.ts';

/**
 * The ledger: what became of every event, by key and minute of arrival. Kept for {@link LEDGER_DAYS} days.
 *
 * `GET /api/ledger?from=&to=&key=` ({@link LedgerAnswer}), `GET /api/ledger/rejected?from=&to=&key=` ({@link RejectedAnswer}), `GET /v1/events/{id}/fate` and
 * `GET /api/events/{id}/fate` ({@link FateAnswer}). All belong to the organization of the login or the secret key.
 */
export const LEDGER_DAYS = 7;

/** How long the ledger may not have heard of what an open session stored, milliseconds. */
export const REPORTS_EVERY_MS = 60_000;

/** A time of at most this length is answered by minutes, a longer one by hours, milliseconds. */
export const MINUTES_UP_TO_MS = 48 * 60 * 60 * 1000;

/** What of the ledger is asked for. */
export interface LedgerQuery {
  /** Unix milliseconds, included. */
  from: number;
  /** Unix milliseconds, not included. */
  to: number;
  /** Only of this key; null for all. */
  keyId: string | null;
}

/** Events of one key in one minute, or of several together. `sent` is the sum of the others. */
export interface LedgerCounts {
  /** As far as is known: what arrived, and what must have been made before it and did not arrive. */
  sent: number;
  stored: number;
  /** Copies of what was stored before: repeated batches, and events that came again in another batch. */
  duplicate: number;
  rejected: number;
  /** Numbered by their client before ones that arrived, and not here: still on the device, or lost there. */
  notArrived: number;
}

export interface LedgerRow extends LedgerCounts {
  keyId: string;
  /** Begin of the minute, or of the hour where {@link LedgerAnswer.stepMs} is one, Unix milliseconds. */
  minute: number;
}

export interface LedgerAnswer {
  from: number;
  to: number;
  /** How long a row is, milliseconds: a minute, or an hour when more than {@link MINUTES_UP_TO_MS} are asked for. */
  stepMs: number;
  rows: LedgerRow[];
  totals: LedgerCounts;
  /** Rejected events by reason. */
  reasons: { code: Rejection['code']; events: number }[];
  /**
   * The equation, checked against the numbers that clients themselves give their events: of all sources that were heard of in
   * {@link LEDGER_DAYS} days. `counted` is what was stored, rejected or has not arrived, each event once.
   */
  balance: { numbered: number; counted: number };
  /**
   * Up to when it is complete, Unix milliseconds: everything that arrived before is in it. A minute ago, or when the oldest batch came that the
   * ledger was not told of yet. What arrived in the last second before a process was killed may be told, and found missing here, until it runs again.
   */
  asOf: number;
}

/** Rejected events of one kind: the same reason for the same field. */
export interface RejectedGroup {
  code: Rejection['code'];
  field: string;
  events: number;
  lastAt: number;
  /** The newest few. */
  samples: RejectedSample[];
}

export interface RejectedSample {
  at: number;
  keyId: string;
  sessionId: string;
  message: string;
  /**
   * The event as JSON, cut at 2,000 characters; of fields that may tell of a person only names and shapes. Empty once it is too old.
   * Hostile text: render as text only.
   */
  event: string;
}

export interface RejectedAnswer {
  groups: RejectedGroup[];
}

/** What became of an event. `unknown`: nothing was heard of it in {@link LEDGER_DAYS} days. */
export type EventFate =
  | {
      eventId: string;
      fate: 'stored';
      sessionId: string;
      batchId: string;
      at: number;
      state: SessionState | null;
      /** How often it came to that session again, and was dropped. */
      copies: number;
      /** Other sessions that stored an event with this id, each as one of its own: 20 at most, oldest first. */
      alsoIn: string[];
    }
  | {
      eventId: string;
      fate: 'rejected';
      sessionId: string;
      batchId: string;
      at: number;
      code: Rejection['code'];
      message: string;
    }
  | { eventId: string; fate: 'not_arrived'; noticedAt: number }
  | { eventId: string; fate: 'unknown' };

/** What became of an event, and up to when that is known, as in {@link LedgerAnswer.asOf}. */
export type FateAnswer = EventFate & { asOf: number };

/** `web-ingest-worker`, entrypoint `LedgerReader`: each with an internal token that has a role. */
export interface LedgerReader {
  read(token: string, query: LedgerQuery): Promise<LedgerAnswer | Problem>;
  rejected(token: string, query: LedgerQuery): Promise<RejectedAnswer | Problem>;
  fate(token: string, eventId: string): Promise<FateAnswer | Problem>;
}
