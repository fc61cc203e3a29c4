import type { LiveEvent } from '@crow/contracts';
import { isHidden } from '../quarantines/arrival-store.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS live_event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    event  TEXT NOT NULL
  );
`;

/** The newest events of an organization. */
export class EventFeed {
  readonly #sql: SqlStorage;
  readonly #kept: number;

  /** @param kept events that are kept */
  constructor(sql: SqlStorage, kept: number) {
    this.#sql = sql;
    this.#kept = kept;
    sql.exec(SCHEMA);
  }

  add(events: readonly LiveEvent[]): void {
    for (const event of events.slice(-this.#kept)) {
      this.#sql.exec('INSERT INTO live_event (at, event) VALUES (?, ?)', event.at, JSON.stringify(event));
    }
    this.#sql.exec('DELETE FROM live_event WHERE number <= (SELECT max(number) FROM live_event) - ?', this.#kept);
  }

  /** @returns how many events were removed */
  erase(sessionId: string): number {
    return this.#sql
      .exec("DELETE FROM live_event WHERE event ->> 'sessionId' = ? RETURNING number", sessionId)
      .toArray().length;
  }

  /** Newest first, without those of hidden sessions. */
  newest(): LiveEvent[] {
    return this.#sql
      .exec<{ event: string }>(
        `SELECT event FROM live_event WHERE NOT ${isHidden("(event ->> 'sessionId')")} ORDER BY at DESC, number DESC`,
      )
      .toArray()
      .map(({ event }) => JSON.parse(event) as LiveEvent);
  }
}
