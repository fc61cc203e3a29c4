import type { ArchivedRevision } from '../catalog/unsettled.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS overdue (
    session_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    archive_key TEXT NOT NULL,
    archived_at INTEGER NOT NULL,
    sends INTEGER NOT NULL,
    send_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, revision)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS overdue_by_time ON overdue (send_at);
  CREATE TABLE IF NOT EXISTS sweep (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    day TEXT,
    day_cursor TEXT,
    all_cursor TEXT,
    found INTEGER NOT NULL DEFAULT 0,
    resent INTEGER NOT NULL DEFAULT 0,
    swept_at INTEGER
  );
  INSERT OR IGNORE INTO sweep (one) VALUES (1);
`;

type Row = Record<string, SqlStorageValue>;

/** A revision that is overdue, and how often it was sent for that. */
export interface OverdueRevision extends ArchivedRevision {
  sends: number;
}

/** How far a look through the archive has come. */
export interface Sweep {
  /** Day that is looked at, `YYYY-MM-DD`; null between two looks. */
  day: string | null;
  dayCursor: string | null;
  /** Place in the walk over all days, which takes one page with each look. */
  allCursor: string | null;
  /** Objects seen in this look. */
  found: number;
  resent: number;
  sweptAt: number | null;
}

/** What the sweeper of one organization knows. Nothing here is needed to find it again: it can be lost. */
export class SweeperStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  sweep(): Sweep {
    return this.#sql
      .exec<Row & Sweep>(
        `SELECT day, day_cursor AS dayCursor, all_cursor AS allCursor, found, resent, swept_at AS sweptAt FROM sweep`,
      )
      .one();
  }

  update(change: Partial<Sweep>): void {
    const { day, dayCursor, allCursor, found, resent, sweptAt } = { ...this.sweep(), ...change };
    this.#sql.exec(
      'UPDATE sweep SET day = ?, day_cursor = ?, all_cursor = ?, found = ?, resent = ?, swept_at = ?',
      day,
      dayCursor,
      allCursor,
      found,
      resent,
      sweptAt,
    );
  }

  /** Notes that a revision is overdue; one that is known keeps its place. */
  note({ sessionId, revision, archiveKey, archivedAt }: ArchivedRevision, now: number): void {
    this.#sql.exec(
      `INSERT OR IGNORE INTO overdue (session_id, revision, archive_key, archived_at, sends, send_at)
       VALUES (?, ?, ?, ?, 0, ?)`,
      sessionId,
      revision,
      archiveKey,
      archivedAt,
      now,
    );
  }

  /** Overdue revisions in the order of their ids, after one of them. */
  page(limit: number, after?: Pick<OverdueRevision, 'sessionId' | 'revision'>): OverdueRevision[] {
    return this.#rows(
      'WHERE (session_id, revision) > (?, ?) ORDER BY session_id, revision LIMIT ?',
      after?.sessionId ?? '',
      after?.revision ?? 0,
      limit,
    );
  }

  /** Those that are to be sent, longest waiting first. */
  due(now: number, limit: number): OverdueRevision[] {
    return this.#rows('WHERE send_at <= ? ORDER BY send_at LIMIT ?', now, limit);
  }

  noteSent({ sessionId, revision }: OverdueRevision, nextAt: number): void {
    this.#sql.exec(
      'UPDATE overdue SET sends = sends + 1, send_at = ? WHERE session_id = ? AND revision = ?',
      nextAt,
      sessionId,
      revision,
    );
  }

  remove({ sessionId, revision }: Pick<OverdueRevision, 'sessionId' | 'revision'>): void {
    this.#sql.exec('DELETE FROM overdue WHERE session_id = ? AND revision = ?', sessionId, revision);
  }

  removeSessions(sessionIds: readonly string[]): void {
    this.#sql.exec(
      'DELETE FROM overdue WHERE session_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(sessionIds),
    );
  }

  /** How many are overdue, and since when the oldest was archived. */
  totals(): { overdue: number; oldestAt: number | null } {
    return this.#sql
      .exec<Row & { overdue: number; oldestAt: number | null }>(
        'SELECT count(*) AS overdue, min(archived_at) AS oldestAt FROM overdue',
      )
      .one();
  }

  #rows(where: string, ...values: SqlStorageValue[]): OverdueRevision[] {
    return this.#sql
      .exec<Row & OverdueRevision>(
        `SELECT session_id AS sessionId, revision, archive_key AS archiveKey, archived_at AS archivedAt, sends
         FROM overdue ${where}`,
        ...values,
      )
      .toArray();
  }
}
