import { DurableObject } from 'cloudflare:workers';
import type { Spending } from './guards.ts';

/** A reservation that was never settled, because its isolate ended, counts as spent after this time. */
const LOST_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Days that are kept to look back on. */
const DAYS = 35;

/**
 * What one organization's sessions took of the model, by day (UTC), with what is put aside for sessions being asked
 * about. One object an organization, named by its id; it holds numbers and the ids of sessions being asked about.
 */
export class ModelBudgetObject extends DurableObject {
  readonly #sql: SqlStorage;

  constructor(state: DurableObjectState, env: unknown) {
    super(state, env as never);
    this.#sql = state.storage.sql;
    this.#sql.exec(
      'CREATE TABLE IF NOT EXISTS days (day INTEGER PRIMARY KEY, tokens INTEGER NOT NULL, usd REAL NOT NULL)',
    );
    this.#sql.exec(
      'CREATE TABLE IF NOT EXISTS reservations (id TEXT PRIMARY KEY, made_at INTEGER NOT NULL, tokens INTEGER NOT NULL, usd REAL NOT NULL)',
    );
  }

  /** Puts aside what a session may take, if that is left of the day. The same reservation again changes nothing. */
  reserve(reservation: string, most: Spending, limit: Spending, now: number): boolean {
    this.#countLost(now);
    const { tokens, usd } = this.#sql
      .exec<{ tokens: number; usd: number }>(
        `SELECT coalesce(sum(tokens), 0) AS tokens, coalesce(sum(usd), 0) AS usd FROM
         (SELECT tokens, usd FROM days WHERE day = ?1 UNION ALL SELECT tokens, usd FROM reservations WHERE id <> ?2)`,
        dayOf(now),
        reservation,
      )
      .one();
    if (tokens + most.tokens > limit.tokens || usd + most.usd > limit.usd) return false;
    this.#sql.exec(
      'INSERT INTO reservations (id, made_at, tokens, usd) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING',
      reservation,
      now,
      most.tokens,
      most.usd,
    );
    return true;
  }

  /** Replaces what was put aside by what was taken. A reservation that is not there, or settled already, changes nothing. */
  settle(reservation: string, taken: Spending, now: number): void {
    const { rowsWritten } = this.#sql.exec('DELETE FROM reservations WHERE id = ?1', reservation);
    if (rowsWritten > 0) this.#add(dayOf(now), taken);
  }

  /** What was taken on the day of a time, without what is only put aside. */
  takenOn(time: number): Spending {
    const [row] = this.#sql
      .exec<{ tokens: number; usd: number }>('SELECT tokens, usd FROM days WHERE day = ?1', dayOf(time))
      .toArray();
    return { tokens: row?.tokens ?? 0, usd: row?.usd ?? 0 };
  }

  #countLost(now: number): void {
    const lost = this.#sql
      .exec<{ made_at: number; tokens: number; usd: number }>(
        'DELETE FROM reservations WHERE made_at < ?1 RETURNING made_at, tokens, usd',
        now - LOST_MS,
      )
      .toArray();
    for (const { made_at, tokens, usd } of lost) this.#add(dayOf(made_at), { tokens, usd });
    this.#sql.exec('DELETE FROM days WHERE day < ?1', dayOf(now) - DAYS);
  }

  #add(day: number, { tokens, usd }: Spending): void {
    this.#sql.exec(
      `INSERT INTO days (day, tokens, usd) VALUES (?1, ?2, ?3)
       ON CONFLICT (day) DO UPDATE SET tokens = tokens + excluded.tokens, usd = usd + excluded.usd`,
      day,
      tokens,
      usd,
    );
  }
}

/** Days since 1970, UTC. */
function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}
