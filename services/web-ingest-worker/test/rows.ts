import type { SessionRow, StoredBatch } from '../src/sessions/session-row.ts';

/** The row of a session of which nothing was freed yet. */
export function sessionRow(changes: Partial<SessionRow> = {}): SessionRow {
  return {
    organizationId: 'org_1',
    sessionId: 'ses_1',
    follows: null,
    keyId: 'key_1',
    idleMs: 30_000,
    userAgent: null,
    country: null,
    region: null,
    city: null,
    timeZone: null,
    openedAt: 0,
    lastActivityAt: 0,
    revision: 1,
    state: 'closing',
    attempts: 0,
    attemptAt: 0,
    archiveKey: null,
    moments: null,
    freedArchiveKey: null,
    freedMoments: null,
    freedBatches: new Uint8Array(),
    freedEvents: 0,
    freedBytes: 0,
    freedNumbers: null,
    freedOwnIds: new Uint8Array(),
    freedArrivals: null,
    reportedRow: 0,
    ...changes,
  };
}

/** A stored batch, as what decides what becomes of it. */
export function storedBatch(
  batch: Pick<StoredBatch, 'batchId' | 'receivedAt' | 'sentAt' | 'body' | 'source' | 'seq'> & Partial<StoredBatch>,
): StoredBatch {
  return {
    keyId: 'key_1',
    origin: '',
    accepted: 1,
    kept: null,
    repeated: [],
    bytes: batch.body.length,
    hasOwnIds: false,
    ...batch,
  };
}
