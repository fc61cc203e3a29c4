import { type Arrival, type ArrivalSpan, mergeArrivals } from '@crow/contracts';

/** `live_arrival`: of what the live view knows. `usage_arrival`: of what was processed. */
type Table = 'live_arrival' | 'usage_arrival';

const columnsOf = (table: Table) => `
  CREATE TABLE IF NOT EXISTS ${table} (
    session_id TEXT NOT NULL,
    key_id TEXT NOT NULL,
    origin TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    events INTEGER NOT NULL,
    PRIMARY KEY (session_id, key_id, origin, from_at)
  ) WITHOUT ROWID;
  CREATE VIEW IF NOT EXISTS hidden_${table} AS
    SELECT arrival.* FROM ${table} arrival CROSS JOIN quarantine ON quarantine.key_id = arrival.key_id
    WHERE arrival.until_at > quarantine.from_at AND (quarantine.to_at IS NULL OR arrival.from_at < quarantine.to_at)
      AND (quarantine.origin IS NULL OR quarantine.origin = arrival.origin);
`;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS quarantine (
    quarantine_id TEXT PRIMARY KEY,
    key_id TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    to_at INTEGER,
    origin TEXT
  ) WITHOUT ROWID;
  ${columnsOf('live_arrival')}
  ${columnsOf('usage_arrival')}
`;

/** Condition in SQL: whether quarantines hide a session. @param sessionId a column */
export function isHidden(sessionId: string, table: Table = 'live_arrival'): string {
  return `EXISTS (SELECT 1 FROM hidden_${table} hiding WHERE hiding.session_id = ${sessionId})`;
}

/** Condition in SQL on a row `hidden` of a second, a key and an origin: whether quarantines hide what came so. */
export const IS_SOURCE_HIDDEN = `EXISTS (SELECT 1 FROM quarantine WHERE quarantine.key_id = hidden.key_id
  AND hidden.second * 1000 >= quarantine.from_at AND (quarantine.to_at IS NULL OR hidden.second * 1000 < quarantine.to_at)
  AND (quarantine.origin IS NULL OR quarantine.origin = hidden.origin))`;

/**
 * With which keys, from where and when the events of sessions came, and what of that is quarantined. Nothing is changed to hide a
 * session, so what is let back is there as it was.
 */
export class ArrivalStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /** Notes more events of a session that goes on. */
  add(sessionId: string, arrivals: readonly Arrival[]): void {
    for (const arrival of arrivals) {
      this.#put(
        'live_arrival',
        sessionId,
        arrival,
        'events = events + excluded.events, until_at = max(until_at, excluded.until_at)',
      );
    }
  }

  /** Notes how all events of a processed session came. */
  replace(sessionId: string, arrivals: readonly Arrival[]): void {
    this.#sql.exec('DELETE FROM usage_arrival WHERE session_id = ?', sessionId);
    for (const arrival of mergeArrivals(arrivals))
      this.#put('usage_arrival', sessionId, arrival, 'events = excluded.events');
  }

  hide(quarantineId: string, { keyId, from, to, origin }: ArrivalSpan): void {
    this.#sql.exec('INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?, ?)', quarantineId, keyId, from, to, origin);
  }

  letBack(quarantineId: string): void {
    this.#sql.exec('DELETE FROM quarantine WHERE quarantine_id = ?', quarantineId);
  }

  /** Sessions of the live view some of whose events came in a span. */
  sessionsIn({ keyId, from, to, origin }: ArrivalSpan): string[] {
    const rows = this.#sql.exec<{ session_id: string }>(
      `SELECT DISTINCT session_id FROM live_arrival
       WHERE key_id = ?1 AND until_at > ?2 AND (?3 IS NULL OR from_at < ?3) AND (?4 IS NULL OR origin = ?4)`,
      keyId,
      from,
      to,
      origin,
    );
    return Array.from(rows, ({ session_id }) => session_id);
  }

  /** Those of some sessions that the live view hides. */
  hiddenOf(sessionIds: readonly string[]): Set<string> {
    const rows = this.#sql.exec<{ session_id: string }>(
      `SELECT value AS session_id FROM json_each(?) WHERE ${isHidden('value')}`,
      JSON.stringify(sessionIds),
    );
    return new Set(Array.from(rows, ({ session_id }) => session_id));
  }

  /** Events of hidden sessions of the live view that came since a time. */
  hiddenEventsSince(time: number): number {
    return this.#sql
      .exec<{ events: number }>(
        `SELECT coalesce(sum(events), 0) AS events FROM live_arrival WHERE from_at >= ? AND ${isHidden('live_arrival.session_id')}`,
        time,
      )
      .one().events;
  }

  /** Events of some sessions of the live view that came since a time. */
  eventsSince(time: number, sessionIds: readonly string[]): number {
    return this.#sql
      .exec<{ events: number }>(
        `SELECT coalesce(sum(events), 0) AS events FROM live_arrival
         WHERE from_at >= ? AND session_id IN (SELECT value FROM json_each(?))`,
        time,
        JSON.stringify(sessionIds),
      )
      .one().events;
  }

  /** Events of a session of the live view, by the days on which they came. */
  eventsByDay(sessionId: string): [day: number, events: number][] {
    const rows = this.#sql.exec<{ day: number; events: number }>(
      `SELECT from_at - from_at % 86400000 AS day, sum(events) AS events FROM live_arrival WHERE session_id = ? GROUP BY 1`,
      sessionId,
    );
    return Array.from(rows, ({ day, events }) => [day, events]);
  }

  /** Whether quarantines hide a processed session. */
  isUsageHidden(sessionId: string): boolean {
    return this.#sql.exec(`SELECT 1 WHERE ${isHidden('?1', 'usage_arrival')}`, sessionId).toArray().length > 0;
  }

  /** @returns how many rows were removed */
  erase(sessionId: string, table: Table): number {
    return this.#sql.exec(`DELETE FROM ${table} WHERE session_id = ? RETURNING 1`, sessionId).toArray().length;
  }

  /** Forgets how sessions came that the live view does not know any more. */
  forgetUnknown(): void {
    this.#sql.exec('DELETE FROM live_arrival WHERE session_id NOT IN (SELECT session_id FROM live_session)');
  }

  #put(table: Table, sessionId: string, { keyId, origin, from, until, events }: Arrival, again: string): void {
    this.#sql.exec(
      `INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ${again}`,
      ...[sessionId, keyId, origin, from, until, events],
    );
  }
}
