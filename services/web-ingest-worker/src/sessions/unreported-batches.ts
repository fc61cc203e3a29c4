import { NAMING_COLUMNS, namedEvents, positionsIn } from './read-held-events.ts';
import type { UnreportedBatch } from './session-row.ts';

/** What the ledger hears of at once; the rest it hears next. */
const REPORTED_BATCHES = 100;

/** The oldest batches that the ledger has not heard of, as many as it hears of at once. @param after the newest row that it has heard of */
export function unreportedBatches(sql: SqlStorage, after: number): UnreportedBatch[] {
  const rows = sql.exec<{
    row: number;
    batch_id: string;
    key_id: string | null;
    received_at: number;
    accepted: number;
    kept: string | null;
    repeated: string | null;
    source: string;
    seq: number;
    own_ids: number;
  }>(
    `SELECT batch_id, key_id, received_at, ${NAMING_COLUMNS} FROM batch WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    after,
    REPORTED_BATCHES,
  );
  return rows.toArray().map((row) => ({
    row: row.row,
    batchId: row.batch_id,
    keyId: row.key_id,
    receivedAt: row.received_at,
    repeated: positionsIn(row.repeated),
    ...namedEvents(sql, row),
  }));
}
