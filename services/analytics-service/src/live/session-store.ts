import type { LiveSession, OpenSession, SessionMove, SessionState } from '@crow/contracts';
import { isHidden } from '../quarantines/arrival-store.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS live_session (
    session_id TEXT PRIMARY KEY,
    visitor_id TEXT,
    revision INTEGER NOT NULL,
    state TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    last_activity_at INTEGER NOT NULL,
    events INTEGER NOT NULL,
    path TEXT NOT NULL,
    device_type TEXT,
    country TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS live_session_activity ON live_session (last_activity_at);
`;

/** Order of the states of one revision; a parked session is where a queued one is. */
const RANK: Record<SessionState, number> = {
  open: 0,
  closing: 1,
  archived: 2,
  queued: 3,
  parked: 3,
  processed: 4,
  freed: 5,
};

type Row = Record<string, SqlStorageValue> & {
  session_id: string;
  visitor_id: string | null;
  revision: number;
  state: SessionState;
  started_at: number;
  last_activity_at: number;
  events: number;
  path: string;
  device_type: string | null;
  country: string | null;
};

/**
 * Sessions of one organization as the live view knows them. What is told may come late, twice or in
 * another order: the furthest state of the newest revision stands. Finished sessions stay, out of sight, until
 * they expire, so that a late word of an earlier state doesn't bring them back.
 */
export class LiveSessionStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  /**
   * Notes what sessions did.
   * @returns how many of them did something for the first time; of some it was told before that they were opened
   */
  touch(sessions: readonly LiveSession[]): number {
    let fresh = 0;
    for (const session of sessions) {
      if (!this.#row(session.sessionId)?.events) fresh++;
      this.#sql.exec(
        `INSERT INTO live_session
           (session_id, visitor_id, revision, state, started_at, last_activity_at, events, path, device_type, country)
         VALUES (?1, ?2, 1, 'open', ?3, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (session_id) DO UPDATE SET
           visitor_id = coalesce(visitor_id, excluded.visitor_id),
           path = CASE WHEN excluded.last_activity_at >= last_activity_at THEN excluded.path ELSE path END,
           last_activity_at = max(last_activity_at, excluded.last_activity_at),
           events = events + excluded.events,
           device_type = coalesce(device_type, excluded.device_type),
           country = coalesce(country, excluded.country)`,
        session.sessionId,
        session.visitorId ?? null,
        session.lastActivityAt,
        session.events,
        session.path,
        session.deviceType ?? null,
        session.country ?? null,
      );
    }
    return fresh;
  }

  /** Notes a move, unless something later is known. @returns whether anything changed */
  move({ sessionId, revision, state, at }: SessionMove): boolean {
    const known = this.#row(sessionId);
    if (known && !isNews(known, { revision, state })) return false;
    this.#sql.exec(
      `INSERT INTO live_session (session_id, revision, state, started_at, last_activity_at, events, path)
       VALUES (?1, ?2, ?3, ?4, ?4, 0, '')
       ON CONFLICT (session_id) DO UPDATE SET revision = excluded.revision, state = excluded.state`,
      sessionId,
      revision,
      state,
      at,
    );
    return true;
  }

  /** Sessions that are open or being processed and not hidden, the most recently active first. */
  unfinished(limit: number): OpenSession[] {
    return this.#sql
      .exec<Row>(
        `SELECT * FROM live_session WHERE state NOT IN ('processed', 'freed')
           AND NOT ${isHidden('live_session.session_id')} ORDER BY last_activity_at DESC LIMIT ?`,
        limit,
      )
      .toArray()
      .map(openSession);
  }

  /** The sessions of these ids, finished or not. */
  byIds(sessionIds: readonly string[]): OpenSession[] {
    return this.#sql
      .exec<Row>(
        'SELECT * FROM live_session WHERE session_id IN (SELECT value FROM json_each(?))',
        JSON.stringify(sessionIds),
      )
      .toArray()
      .map(openSession);
  }

  /** Whether a session is open as far as is known; what was never told of is. */
  isOpen(sessionId: string): boolean {
    return (this.#row(sessionId)?.state ?? 'open') === 'open';
  }

  counts(): { open: number; processing: number } {
    const [row] = this.#sql
      .exec<{ open: number; processing: number }>(
        `SELECT count(*) FILTER (WHERE state = 'open') AS open,
                count(*) FILTER (WHERE state IN ('closing', 'archived', 'queued')) AS processing
         FROM live_session WHERE NOT ${isHidden('live_session.session_id')}`,
      )
      .toArray();
    return row ?? { open: 0, processing: 0 };
  }

  /** Hidden sessions that began since a time, with events. */
  hiddenSince(time: number): number {
    return this.#sql
      .exec<{ count: number }>(
        `SELECT count(*) AS count FROM live_session WHERE started_at >= ? AND events > 0 AND ${isHidden('live_session.session_id')}`,
        time,
      )
      .one().count;
  }

  /** When a session began, if it had events: then it was counted in its day. */
  beganWithEvents(sessionId: string): number | null {
    const row = this.#row(sessionId);
    return row && row.events > 0 ? row.started_at : null;
  }

  /** @returns how many rows were removed */
  erase(sessionId: string): number {
    return this.#sql.exec('DELETE FROM live_session WHERE session_id = ?', sessionId).rowsWritten > 0 ? 1 : 0;
  }

  /** Forgets sessions without activity since a time. */
  forgetBefore(time: number): void {
    this.#sql.exec('DELETE FROM live_session WHERE last_activity_at < ?', time);
  }

  #row(sessionId: string): Row | undefined {
    return this.#sql.exec<Row>('SELECT * FROM live_session WHERE session_id = ?', sessionId).toArray()[0];
  }
}

/** A newer revision is news, and so is a further state of the same one; between parked and queued a session goes to and fro. */
function isNews(known: Pick<Row, 'revision' | 'state'>, told: Pick<SessionMove, 'revision' | 'state'>): boolean {
  if (known.revision !== told.revision) return told.revision > known.revision;
  if (known.state === 'parked') return told.state === 'queued' || RANK[told.state] > RANK.parked;
  return told.state === 'parked' ? known.state === 'queued' : RANK[told.state] > RANK[known.state];
}

export function isFinished(state: SessionState): boolean {
  return state === 'processed' || state === 'freed';
}

function openSession(row: Row): OpenSession {
  return {
    sessionId: row.session_id,
    ...(row.visitor_id === null ? {} : { visitorId: row.visitor_id }),
    revision: row.revision,
    state: row.state,
    startedAt: row.started_at,
    lastActivityAt: row.last_activity_at,
    events: row.events,
    path: row.path,
    ...(row.device_type === null ? {} : { deviceType: row.device_type }),
    ...(row.country === null ? {} : { country: row.country }),
  };
}
