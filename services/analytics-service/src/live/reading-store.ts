import type { ProvisionalReading, SessionReadingNote } from '@crow/contracts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS live_reading (
    session_id TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    reading TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS shown_reading (
    session_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    reading TEXT NOT NULL,
    PRIMARY KEY (session_id, at)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS shown_reading_by_time ON shown_reading (at);
`;

/** What open sessions look like so far: of each the newest reading, and for the score all that were ever shown. */
export class LiveReadingStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /** Notes a reading, unless a newer one is known. @param isShown whether its session is open, so that it is looked at @returns whether it was news */
  note({ sessionId, reading }: SessionReadingNote, isShown: boolean): boolean {
    const [session, at, text] = [sessionId, reading.at, JSON.stringify(reading)] as const;
    const { rowsWritten } = this.#sql.exec(
      `INSERT INTO live_reading VALUES (?, ?, ?)
       ON CONFLICT (session_id) DO UPDATE SET at = excluded.at, reading = excluded.reading WHERE excluded.at > live_reading.at`,
      session,
      at,
      text,
    );
    if (rowsWritten === 0) return false;
    if (isShown) this.#sql.exec('INSERT OR IGNORE INTO shown_reading VALUES (?, ?, ?)', session, at, text);
    return true;
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
    const shown = this.#sql.exec('DELETE FROM shown_reading WHERE session_id = ?', sessionId).rowsWritten;
    const newest = this.#sql.exec('DELETE FROM live_reading WHERE session_id = ?', sessionId).rowsWritten;
    return shown + newest > 0 ? 1 : 0;
  }

  /** All readings that were shown of a session, in the order of their time. */
  shownOf(sessionId: string): ProvisionalReading[] {
    return this.#sql
      .exec<{ reading: string }>('SELECT reading FROM shown_reading WHERE session_id = ? ORDER BY at', sessionId)
      .toArray()
      .map(({ reading }) => JSON.parse(reading) as ProvisionalReading);
  }

  /** Forgets newest readings from before one time, and shown ones from before another. */
  forgetBefore(time: number, shownTime: number): void {
    this.#sql.exec('DELETE FROM live_reading WHERE at < ?', time);
    this.#sql.exec('DELETE FROM shown_reading WHERE at < ?', shownTime);
  }
}
