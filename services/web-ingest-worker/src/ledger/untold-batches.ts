/** A batch of which the ledger knows that it is going to be told, and not yet what: the oldest such of its session and source. */
export interface UntoldBatch {
  sessionId: string;
  source: string;
  batchId: string;
  /** It is its refused events that are untold, not its stored ones. */
  refused: boolean;
  /** When the batch came, Unix milliseconds. */
  since: number;
}

export const UNTOLD_SCHEMA = `
  CREATE TABLE IF NOT EXISTS untold_batches (
    session_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    refused INTEGER NOT NULL,
    source TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (session_id, batch_id, refused)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS untold_by_time ON untold_batches (since);
  CREATE TABLE IF NOT EXISTS erased (
    name TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** Whether a session was erased: nothing more of it will be told. @param name what it is remembered by */
export function wasErased(sql: SqlStorage, name: string): boolean {
  return sql.exec('SELECT 1 FROM erased WHERE name = ?', name).toArray().length > 0;
}

/** Notes batches that are going to be told. One that was told meanwhile is left out: calls may overtake each other. */
export function noteUntold(sql: SqlStorage, batches: readonly UntoldBatch[]): void {
  for (const { sessionId, batchId, refused, source, since } of batches) {
    sql.exec(
      `INSERT OR IGNORE INTO untold_batches SELECT ?1, ?2, ?3, ?4, ?5
        WHERE NOT EXISTS (SELECT 1 FROM ${refused ? 'rejected' : 'batches'} WHERE session_id = ?1 AND batch_id = ?2)`,
      ...[sessionId, batchId, Number(refused), source, since],
    );
  }
}

/** What a session stored of a source up to a time was told. */
export function toldStored(sql: SqlStorage, sessionId: string, source: string, upTo: number): void {
  sql.exec(
    'DELETE FROM untold_batches WHERE session_id = ? AND source = ? AND since <= ? AND refused = 0',
    ...[sessionId, source, upTo],
  );
}

/** The refused events of a batch were told. */
export function toldRefused(sql: SqlStorage, sessionId: string, batchId: string): void {
  sql.exec('DELETE FROM untold_batches WHERE session_id = ? AND batch_id = ? AND refused = 1', sessionId, batchId);
}

/** When the oldest batch came that is not told yet; null when none is known. */
export function untoldSince(sql: SqlStorage): number | null {
  return sql.exec<{ since: number | null }>('SELECT min(since) AS since FROM untold_batches').one().since;
}
