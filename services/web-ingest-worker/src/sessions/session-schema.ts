import type { SessionRow } from './session-row.ts';

/** The column of each field of {@link SessionRow}. */
export const COLUMNS = {
  organizationId: 'organization_id TEXT NOT NULL',
  sessionId: 'session_id TEXT NOT NULL',
  follows: 'follows TEXT',
  keyId: 'key_id TEXT NOT NULL',
  idleMs: 'idle_ms INTEGER NOT NULL',
  userAgent: 'user_agent TEXT',
  country: 'country TEXT',
  region: 'region TEXT',
  city: 'city TEXT',
  timeZone: 'time_zone TEXT',
  openedAt: 'opened_at INTEGER NOT NULL',
  lastActivityAt: 'last_activity_at INTEGER NOT NULL',
  revision: 'revision INTEGER NOT NULL',
  state: 'state TEXT NOT NULL',
  attempts: 'attempts INTEGER NOT NULL',
  attemptAt: 'attempt_at INTEGER NOT NULL',
  archiveKey: 'archive_key TEXT',
  moments: 'moments TEXT',
  freedArchiveKey: 'freed_archive_key TEXT',
  freedMoments: 'freed_moments TEXT',
  freedBatches: 'freed_batches BLOB NOT NULL',
  freedEvents: 'freed_events INTEGER NOT NULL',
  freedBytes: 'freed_bytes INTEGER NOT NULL',
  freedNumbers: 'freed_numbers TEXT',
  freedOwnIds: 'freed_own_ids BLOB',
  freedArrivals: 'freed_arrivals TEXT',
  reportedRow: 'reported_row INTEGER',
} as const satisfies Record<keyof SessionRow, string>;

export const FIELDS = Object.keys(COLUMNS) as (keyof SessionRow)[];
/** Name of the column of a field. */
export const columnOf = (field: keyof SessionRow): string => COLUMNS[field].slice(0, COLUMNS[field].indexOf(' '));

/**
 * One row a batch, written behind the one before it: an index on `batch_id` would dirty further pages with every batch, so the ids
 * are kept in memory instead. `bytes` stands before `body`, so that sums never read the bodies.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS session (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    ${Object.values(COLUMNS).join(',\n    ')}
  );
  CREATE TABLE IF NOT EXISTS batch (
    batch_id TEXT NOT NULL,
    key_id TEXT,
    received_at INTEGER NOT NULL,
    sent_at REAL,
    accepted INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    kept TEXT,
    repeated TEXT,
    source TEXT NOT NULL,
    seq INTEGER NOT NULL,
    own_ids INTEGER NOT NULL,
    body TEXT NOT NULL,
    origin TEXT NOT NULL DEFAULT ''
  );
`;

/** Writes a table of batches that was made by an earlier version into one of today. The rows keep their order. */
export function renewBatches(storage: DurableObjectStorage): void {
  const { sql } = storage;
  const columns = sql.exec<{ name: string }>("SELECT name FROM pragma_table_info('batch')").toArray();
  const has = (column: string) => columns.some(({ name }) => name === column);
  if (has('repeated')) {
    if (!has('origin')) sql.exec("ALTER TABLE batch ADD COLUMN origin TEXT NOT NULL DEFAULT ''");
    return;
  }
  const order = has('own_ids') ? 'rowid' : 'received_at, batch_id'; // the first version had no row numbers
  storage.transactionSync(() => {
    sql.exec('ALTER TABLE batch RENAME TO earlier');
    sql.exec(SCHEMA);
    sql.exec(
      `INSERT INTO batch SELECT batch_id, NULL, received_at, sent_at, accepted, bytes, kept, NULL, body ->> '$.source', body ->> '$.seq', 1, body, ''
        FROM earlier ORDER BY ${order}`,
    );
    sql.exec('DROP TABLE earlier');
  });
}
