import type { ProvisionalReading, SessionReadingNote } from '@crow/contracts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS live_reading (
    session_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    reading TEXT NOT NULL
  ) WITHOUT ROWID;
`;

/** What open sessions look like so far; of each the newest reading. */
export class LiveReadingStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /** Notes a reading, unless a newer one is known. @returns whether it was news */
  note({ sessionId, reading }: SessionReadingNote): boolean {
    const { rowsWritten } = this.#sql.exec(
      `INSERT INTO live_reading VALUES (?, ?, ?)
       ON CONFLICT (session_id) DO UPDATE SET at = excluded.at, reading = excluded.reading WHERE excluded.at > live_reading.at`,
      sessionId,
      reading.at,
      JSON.stringify(reading),
    );
    return rowsWritten > 0;
  }

  /** Readings of these sessions, by session. */
  of(sessionIds: readonly string[]): Map<string, ProvisionalReading> {
    const rows = this.#sql.exec<{ session_id: string; reading: string }>(
      'SELECT session_id, reading FROM live_reading WHERE session_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(sessionIds),
    );
    return new Map(Array.from(rows, ({ session_id, reading }) => [session_id, JSON.parse(reading)]));
  }

  /** @returns how many rows were removed */
  erase(sessionId: string): number {
    return this.#sql.exec('DELETE FROM live_reading WHERE session_id = ?', sessionId).rowsWritten > 0 ? 1 : 0;
  }

  /** Forgets readings from before a time. */
  forgetBefore(time: number): void {
    this.#sql.exec('DELETE FROM live_reading WHERE at < ?', time);
  }
}
