import type { KeyUsage, UsageCounts } from '@crow/contracts';
import { OTHER_ORIGINS, type UsageReport } from './counts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Origins that are kept of a day: anybody may send any. */
const ORIGINS_OF_DAY = 200;
/** Origins that are shown. */
const ORIGINS_SHOWN = 20;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS minutes (
    minute INTEGER PRIMARY KEY,
    requests INTEGER NOT NULL, stored INTEGER NOT NULL, duplicate INTEGER NOT NULL, rejected INTEGER NOT NULL, refused INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS refusals (minute INTEGER, code TEXT, requests INTEGER NOT NULL, PRIMARY KEY (minute, code)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS origins (day INTEGER, origin TEXT, requests INTEGER NOT NULL, PRIMARY KEY (day, origin)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS key_use (id INTEGER PRIMARY KEY CHECK (id = 1), last_used_at INTEGER NOT NULL, first_event_at INTEGER);
`;

const SUMS =
  'sum(requests) AS requests, sum(stored) AS stored, sum(duplicate) AS duplicate, sum(rejected) AS rejected, sum(refused) AS refused';
const NOTHING: UsageCounts = { requests: 0, stored: 0, duplicate: 0, rejected: 0, refused: 0 };

/** What one key was used for: by minute, origins by day. A key that nobody used leaves nothing in storage. */
export class UsageStore {
  #storage: DurableObjectStorage;
  #isReady = false;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Adds what a gateway gathered. */
  add({ minutes, refusals, origins, lastUsedAt, firstEventAt }: UsageReport): void {
    const { sql } = this.#prepared();
    this.#storage.transactionSync(() => {
      for (const { minute, counts } of minutes) {
        const { requests, stored, duplicate, rejected, refused } = counts;
        sql.exec(
          `INSERT INTO minutes VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET requests = requests + excluded.requests,
            stored = stored + excluded.stored, duplicate = duplicate + excluded.duplicate,
            rejected = rejected + excluded.rejected, refused = refused + excluded.refused`,
          ...[minute, requests, stored, duplicate, rejected, refused],
        );
      }
      for (const { minute, code, requests } of refusals) {
        const again = 'ON CONFLICT DO UPDATE SET requests = requests + excluded.requests';
        sql.exec(`INSERT INTO refusals VALUES (?, ?, ?) ${again}`, minute, code, requests);
      }
      for (const { minute, origin, requests } of origins) this.#addOrigin(minute - (minute % DAY_MS), origin, requests);
      sql.exec(
        `INSERT INTO key_use VALUES (1, ?1, ?2) ON CONFLICT DO UPDATE SET last_used_at = max(last_used_at, ?1),
          first_event_at = min(ifnull(first_event_at, ?2), ifnull(?2, first_event_at))`,
        lastUsedAt,
        firstEventAt,
      );
    });
  }

  /** Uses in some time. @param stepMs length of the steps, milliseconds */
  read(from: number, to: number, stepMs: number): Omit<KeyUsage, 'keyId'> {
    const { sql } = this.#prepared();
    const range = [from, to] as const;
    const steps = sql.exec<{ at: number } & { [Field in keyof UsageCounts]: number }>(
      `SELECT minute - minute % ?3 AS at, ${SUMS} FROM minutes WHERE minute >= ?1 AND minute < ?2 GROUP BY at ORDER BY at`,
      ...range,
      stepMs,
    );
    const [totals] = sql.exec<{ [Field in keyof UsageCounts]: number | null }>(
      `SELECT ${SUMS} FROM minutes WHERE minute >= ? AND minute < ?`,
      ...range,
    );
    const refusals = sql.exec<{ code: string; requests: number }>(
      `SELECT code, sum(requests) AS requests FROM refusals WHERE minute >= ? AND minute < ?
        GROUP BY code ORDER BY requests DESC, code`,
      ...range,
    );
    const origins = sql.exec<{ origin: string; requests: number }>(
      `SELECT origin, sum(requests) AS requests FROM origins WHERE day >= ? AND day < ?
        GROUP BY origin ORDER BY requests DESC, origin LIMIT ?`,
      from - (from % DAY_MS),
      to,
      ORIGINS_SHOWN,
    );
    const [use] = sql.exec<{ lastUsedAt: number; firstEventAt: number | null }>(
      'SELECT last_used_at AS lastUsedAt, first_event_at AS firstEventAt FROM key_use',
    );
    return {
      from,
      to,
      stepMs,
      steps: steps.toArray(),
      totals: totals?.requests === null || totals === undefined ? NOTHING : (totals as UsageCounts),
      refusals: refusals.toArray(),
      origins: origins.toArray(),
      lastUsedAt: use?.lastUsedAt ?? null,
      firstEventAt: use?.firstEventAt ?? null,
    };
  }

  /**
   * Removes what is older than a time. When a key was last and first used is kept.
   * @returns whether anything is left to remove later
   */
  forget(before: number): boolean {
    const { sql } = this.#prepared();
    sql.exec('DELETE FROM minutes WHERE minute < ?', before);
    sql.exec('DELETE FROM refusals WHERE minute < ?', before);
    sql.exec('DELETE FROM origins WHERE day < ?', before);
    return sql.exec('SELECT 1 FROM minutes UNION ALL SELECT 1 FROM origins LIMIT 1').toArray().length > 0;
  }

  #addOrigin(day: number, origin: string, requests: number): void {
    const { sql } = this.#storage;
    const { others, isKnown } = sql
      .exec<{ others: number; isKnown: number | null }>(
        'SELECT count(*) AS others, max(origin = ?2) AS isKnown FROM origins WHERE day = ?1',
        day,
        origin,
      )
      .one();
    const told = isKnown === 1 || others < ORIGINS_OF_DAY ? origin : OTHER_ORIGINS;
    sql.exec(
      'INSERT INTO origins VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET requests = requests + excluded.requests',
      day,
      told,
      requests,
    );
  }

  #prepared(): DurableObjectStorage {
    if (!this.#isReady) this.#storage.sql.exec(SCHEMA);
    this.#isReady = true;
    return this.#storage;
  }
}
