import type { UnreportedBatch } from './session-row.ts';

/** What the ledger hears of at once; the rest it hears next. */
const REPORTED_BATCHES = 100;

/** The oldest batches that the ledger has not heard of, as many as it hears of at once. @param after the newest row that it has heard of */
export function unreportedBatches(sql: SqlStorage, after: number): UnreportedBatch[] {
  const rows = sql.exec<{
    row: number;
    batch_id: string;
    received_at: number;
    accepted: number;
    kept: string | null;
    source: string;
    seq: number;
    own_ids: number;
  }>(
    `SELECT rowid AS row, batch_id, received_at, accepted, kept, source, seq, own_ids FROM batch
        WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    after,
    REPORTED_BATCHES,
  );
  return rows.toArray().map((row) => {
    const ids = row.own_ids === 1 ? ownIds(sql, row.row) : [];
    const news = ids.filter(({ isNew }) => isNew).map(({ id }) => id);
    return {
      row: row.row,
      batchId: row.batch_id,
      receivedAt: row.received_at,
      accepted: row.accepted,
      kept: row.kept === null ? null : (JSON.parse(row.kept) as number[]),
      source: row.source,
      seq: row.seq,
      hasOwnIds: row.own_ids === 1,
      ownIds: news,
      repeated: ids.length - news.length,
    };
  });
}

/** The ids of their own that events of a batch have, and whether an earlier event of the session had the same. */
function ownIds(sql: SqlStorage, row: number): { id: string; isNew: boolean }[] {
  const rows = sql.exec<{ row: number; id: string }>(
    `SELECT batch.rowid AS row, event.value ->> '$.id' AS id FROM batch, json_each(batch.body, '$.events') AS event
        WHERE own_ids AND batch.rowid <= ? AND event.type = 'object' AND event.value ->> '$.id' IS NOT NULL
          AND (kept IS NULL OR event.key IN (SELECT value FROM json_each(kept))) ORDER BY batch.rowid, event.key`,
    row,
  );
  const seen = new Set<string>();
  const own: { id: string; isNew: boolean }[] = [];
  for (const { row: of, id } of rows) {
    if (of === row) own.push({ id, isNew: !seen.has(id) });
    seen.add(id);
  }
  return own;
}
