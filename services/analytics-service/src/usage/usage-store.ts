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

  /** Sums per month, newest first, without hidden sessions. */
  months(): MonthUsage[] {
    return this.#sql
      .exec<Record<string, SqlStorageValue> & MonthUsage>(
        `WITH newest AS (
           SELECT session_id, max(revision) AS revision, min(month) AS month FROM usage_record
           WHERE NOT ${isHidden('usage_record.session_id', 'usage_arrival')} GROUP BY session_id
         )
         SELECT newest.month AS month, count(*) AS sessions, sum(events) AS events, sum(interactions) AS interactions
         FROM newest JOIN usage_record USING (session_id, revision)
         GROUP BY newest.month ORDER BY newest.month DESC`,
      )
      .toArray();
  }
}
