import { erasedName, type LivePulse } from '@crow/contracts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS erased_session (
    name TEXT PRIMARY KEY,
    live_rows INTEGER NOT NULL,
    usage_records INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/** What was removed of one session. */
export interface RemovedRows {
  liveRows: number;
  usageRecords: number;
}

/** Sessions that were erased, by names that tell nobody their ids: what still comes of them is dropped. */
export class ErasedSessions {
  readonly #sql: SqlStorage;
  #isEmpty: boolean | undefined;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /** Adds to what was removed of a session. @returns all that was ever removed of it */
  add(name: string, { liveRows, usageRecords }: RemovedRows): RemovedRows {
    this.#isEmpty = false;
    return this.#sql
      .exec<RemovedRows & Record<string, SqlStorageValue>>(
        `INSERT INTO erased_session VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
           live_rows = live_rows + excluded.live_rows, usage_records = usage_records + excluded.usage_records
         RETURNING live_rows AS liveRows, usage_records AS usageRecords`,
        ...[name, liveRows, usageRecords],
      )
      .one();
  }

  /** Whether nothing was ever erased: then nothing needs to be looked up. */
  isEmpty(): boolean {
    this.#isEmpty ??= this.#sql.exec('SELECT 1 FROM erased_session LIMIT 1').toArray().length === 0;
    return this.#isEmpty;
  }

  /** Those of some sessions that were erased. */
  async among(organizationId: string, sessionIds: Iterable<string>): Promise<Set<string>> {
    if (this.isEmpty()) return new Set();
    const named = await Promise.all(
      [...new Set(sessionIds)].map(async (id) => [await erasedName(organizationId, id), id] as const),
    );
    const known = this.#sql.exec<{ name: string }>(
      'SELECT name FROM erased_session WHERE name IN (SELECT value FROM json_each(?))',
      JSON.stringify(named.map(([name]) => name)),
    );
    const names = new Set(Array.from(known, ({ name }) => name));
    return new Set(named.flatMap(([name, id]) => (names.has(name) ? id : [])));
  }
}

/** Sessions that a pulse speaks of. */
export function sessionsIn({ sessions, recent, moves, readings }: LivePulse): string[] {
  return [...sessions, ...recent, ...moves, ...readings].map(({ sessionId }) => sessionId);
}

/** A pulse without what it says of some sessions. */
export function withoutSessions(pulse: LivePulse, gone: ReadonlySet<string>): LivePulse {
  if (gone.size === 0) return pulse;
  const stays = ({ sessionId }: { sessionId: string }) => !gone.has(sessionId);
  const events = pulse.sessions.reduce((sum, session) => (stays(session) ? sum : sum + session.events), 0);
  return {
    ...pulse,
    events: Math.max(0, pulse.events - events),
    sessions: pulse.sessions.filter(stays),
    recent: pulse.recent.filter(stays),
    moves: pulse.moves.filter(stays),
    readings: pulse.readings.filter(stays),
  };
}
