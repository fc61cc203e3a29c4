import { positionsIn } from './read-held-events.ts';
import type { StoredBatch } from './session-row.ts';

/** The stored batches in the order of their arrival. */
export function storedBatches(sql: SqlStorage): StoredBatch[] {
  const rows = sql.exec<{
    batch_id: string;
    key_id: string | null;
    origin: string;
    received_at: number;
    sent_at: number | null;
    accepted: number;
    bytes: number;
    kept: string | null;
    repeated: string | null;
    source: string;
    seq: number;
    own_ids: number;
    body: string;
  }>('SELECT * FROM batch ORDER BY received_at, batch_id');
  return Array.from(rows, (row) => ({
    batchId: row.batch_id,
    keyId: row.key_id,
    origin: row.origin,
    receivedAt: row.received_at,
    sentAt: row.sent_at,
    accepted: row.accepted,
    kept: row.kept === null ? null : positionsIn(row.kept),
    repeated: positionsIn(row.repeated),
    body: row.body,
    bytes: row.bytes,
    source: row.source,
    seq: row.seq,
    hasOwnIds: row.own_ids === 1,
  }));
}
