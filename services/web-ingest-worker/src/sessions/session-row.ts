import type { Arrival, SessionState } from '@crow/contracts';
import type { HeldNumbers, NamedEvents } from './held-events.ts';
import type { ToldFacts } from './told-facts.ts';

/** What a session object knows of its session, beside the batches. Stays as tombstone when they are freed. */
export interface SessionRow {
  organizationId: string;
  sessionId: string;
  /** The full session whose batches go on here; null for a session that a client began. */
  follows: string | null;
  /** The key of the first batch. */
  keyId: string;
  /** As the newest batch's token said. */
  idleMs: number;
  userAgent: string | null;
  country: string | null;
  region: string | null;
  city: string | null;
  /** Of that place; what the client says of its own zone counts before it. */
  timeZone: string | null;
  /** When the first batch was received, Unix milliseconds. */
  openedAt: number;
  /** When the newest of the freed batches was received, at first the very first one; of stored batches their rows know. */
  lastActivityAt: number;
  revision: number;
  state: SessionState;
  /** Tries of the move that the state waits for. */
  attempts: number;
  /** When that move is due, Unix milliseconds. */
  attemptAt: number;
  /** Archive of this revision, once it is written. */
  archiveKey: string | null;
  /** When that archive's facts were told; null before it is written. */
  moments: ToldFacts['moments'] | null;
  /** Archive that holds the events of all freed batches. */
  freedArchiveKey: string | null;
  /** When that archive's facts were told; null also when it was written before this was kept. */
  freedMoments: ToldFacts['moments'] | null;
  /** Fingerprints of all freed batches. */
  freedBatches: Uint8Array<ArrayBuffer>;
  freedEvents: number;
  freedBytes: number;
  /** Numbers of freed events; null when none were freed since they are kept. */
  freedNumbers: HeldNumbers | null;
  /** Fingerprints of the ids of freed events that had ones of their own. */
  freedOwnIds: Uint8Array<ArrayBuffer>;
  /** When freed events came, and with which keys; null when they were freed before this was kept, or none were. */
  freedArrivals: Arrival[] | null;
  /** Row of the newest batch that the ledger has heard of; null when it has heard of none. */
  reportedRow: number | null;
}

/** One stored batch. */
export interface StoredBatch {
  batchId: string;
  receivedAt: number;
  sentAt: number | null;
  /** The key that it came with; null for a batch that was stored before this was kept. */
  keyId: string | null;
  /** Origin of the page; empty for servers and apps. */
  origin: string;
  /** Events that it added to its session. */
  accepted: number;
  /** Positions of the good events in the batch as sent; null when all were good. */
  kept: number[] | null;
  /** Positions of good events that the session held already. */
  repeated: number[];
  /** The batch as it was sent, refused events included: writing out the others again could make it longer than a row may be. */
  body: string;
  bytes: number;
  /** As the head names it. */
  source: string;
  seq: number;
  /** Some of the good events have ids of their own. */
  hasOwnIds: boolean;
}

/** A stored batch that the ledger has not heard of yet. */
export interface UnreportedBatch
  extends NamedEvents,
    Pick<StoredBatch, 'batchId' | 'keyId' | 'receivedAt' | 'repeated'> {
  row: number;
}

/** Sums over all batches of the session, freed ones included. */
export interface SessionTotals {
  events: number;
  bytes: number;
  lastActivityAt: number;
}
