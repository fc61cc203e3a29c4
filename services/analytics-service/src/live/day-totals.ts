const SCHEMA = `
  CREATE TABLE IF NOT EXISTS day_total (
    day TEXT PRIMARY KEY,
    events INTEGER NOT NULL,
    sessions INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** Events and sessions per UTC day. */
export class DayTotals {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  add(at: number, events: number, sessions: number): void {
    this.#sql.exec(
      `INSERT INTO day_total (day, events, sessions) VALUES (?, ?, ?)
       ON CONFLICT (day) DO UPDATE SET events = events + excluded.events, sessions = sessions + excluded.sessions`,
      dayOf(at),
      events,
      sessions,
    );
  }

  on(at: number): { events: number; sessions: number } {
    const [row] = this.#sql
      .exec<{ events: number; sessions: number }>('SELECT events, sessions FROM day_total WHERE day = ?', dayOf(at))
      .toArray();
    return row ?? { events: 0, sessions: 0 };
  }
}

/** When the day of a time began, UTC, Unix milliseconds. */
export function dayBegin(at: number): number {
  return at - (at % 86_400_000);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
