import type { UsageRecord } from '@crow/contracts';
import { type ArrivalStore, isHidden } from '../quarantines/arrival-store.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS usage_record (
    session_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    month TEXT NOT NULL,
    events INTEGER NOT NULL,
    interactions INTEGER NOT NULL,
    processed_at INTEGER NOT NULL,
    PRIMARY KEY (session_id, revision)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS usage_erased (
    month TEXT PRIMARY KEY,
    sessions INTEGER NOT NULL,
    events INTEGER NOT NULL,
    interactions INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

export interface MonthUsage {
  /** `YYYY-MM`, UTC. */
  month: string;
  sessions: number;
  events: number;
  interactions: number;
}

/** What was processed, for billing: each session counts once, with its newest revision, in the month it was first processed. */
export class UsageStore {
  readonly #sql: SqlStorage;
  readonly #arrivals: ArrivalStore;

  constructor(sql: SqlStorage, arrivals: ArrivalStore) {
    this.#sql = sql;
    this.#arrivals = arrivals;
    sql.exec(SCHEMA);
  }

  /** Told again, a record changes nothing. */
  record(usage: UsageRecord): void {
    const [newest] = this.#sql
      .exec<{ revision: number | null }>(
        'SELECT max(revision) AS revision FROM usage_record WHERE session_id = ?',
        usage.sessionId,
      )
      .toArray();
    if ((newest?.revision ?? 0) <= usage.revision) this.#arrivals.replace(usage.sessionId, usage.arrivals ?? []);
    this.#sql.exec(
      `INSERT OR IGNORE INTO usage_record (session_id, revision, month, events, interactions, processed_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
      usage.sessionId,
      usage.revision,
      new Date(usage.processedAt).toISOString().slice(0, 7),
      usage.events,
      usage.interactions,
      usage.processedAt,
    );
  }

  /**
   * Removes what names a session. What it counted for stays in the sum of its month, unless it was hidden: then it did not count.
   * @returns how many records were removed
   */
  erase(sessionId: string): number {
    if (!this.#arrivals.isUsageHidden(sessionId)) {
      this.#sql.exec(
        `INSERT INTO usage_erased
         SELECT (SELECT min(month) FROM usage_record WHERE session_id = ?1), 1, events, interactions FROM usage_record
         WHERE session_id = ?1 AND revision = (SELECT max(revision) FROM usage_record WHERE session_id = ?1)
         ON CONFLICT DO UPDATE SET sessions = sessions + 1, events = events + excluded.events,
           interactions = interactions + excluded.interactions`,
        sessionId,
      );
    }
    this.#arrivals.erase(sessionId, 'usage_arrival');
    return this.#sql.exec('DELETE FROM usage_record WHERE session_id = ? RETURNING 1', sessionId).toArray().length;
  }

  /** Sums per month, newest first, without hidden sessions. */
  months(): MonthUsage[] {
    return this.#sql
      .exec<Record<string, SqlStorageValue> & MonthUsage>(
        `WITH newest AS (
           SELECT session_id, max(revision) AS revision, min(month) AS month FROM usage_record
           WHERE NOT ${isHidden('usage_record.session_id', 'usage_arrival')} GROUP BY session_id
         )
         SELECT month, sum(sessions) AS sessions, sum(events) AS events, sum(interactions) AS interactions FROM (
           SELECT newest.month AS month, 1 AS sessions, events, interactions FROM newest JOIN usage_record USING (session_id, revision)
           UNION ALL SELECT month, sessions, events, interactions FROM usage_erased
         ) GROUP BY month ORDER BY month DESC`,
      )
      .toArray();
  }
}
