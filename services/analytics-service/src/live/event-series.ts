import type { LivePulse, LiveSecond } from '@crow/contracts';
import { IS_SOURCE_HIDDEN } from '../quarantines/arrival-store.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS live_second (
    second   INTEGER PRIMARY KEY,
    events   INTEGER NOT NULL,
    rejected INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS live_second_source (
    second   INTEGER NOT NULL,
    key_id   TEXT NOT NULL,
    origin   TEXT NOT NULL,
    events   INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    PRIMARY KEY (second, key_id, origin)
  ) WITHOUT ROWID;
`;

/** Seconds, without what came with a key in a time and from where quarantines hide it. */
const SHOWN = `
  SELECT s.second, s.events - coalesce(sum(hidden.events), 0) AS events, s.rejected - coalesce(sum(hidden.rejected), 0) AS rejected
  FROM live_second s LEFT JOIN live_second_source hidden ON hidden.second = s.second AND ${IS_SOURCE_HIDDEN}`;

type Row = Record<string, SqlStorageValue> & LiveSecond;

/** Events per second over a sliding window. */
export class EventSeries {
  readonly #sql: SqlStorage;
  readonly #length: number;

  /** @param length seconds that are kept */
  constructor(sql: SqlStorage, length: number) {
    this.#sql = sql;
    this.#length = length;
    sql.exec(SCHEMA);
  }

  add({ at, events, rejected, sources = [] }: Pick<LivePulse, 'at' | 'events' | 'rejected' | 'sources'>): void {
    const second = secondOf(at);
    this.#sql.exec(
      `INSERT INTO live_second (second, events, rejected) VALUES (?, ?, ?)
       ON CONFLICT (second) DO UPDATE SET events = events + excluded.events, rejected = rejected + excluded.rejected`,
      second,
      events,
      rejected,
    );
    for (const source of sources) {
      this.#sql.exec(
        `INSERT INTO live_second_source VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET events = events + excluded.events, rejected = rejected + excluded.rejected`,
        ...[second, source.keyId, source.origin, source.events, source.rejected],
      );
    }
    this.#sql.exec('DELETE FROM live_second WHERE second < ?', second - this.#length);
    this.#sql.exec('DELETE FROM live_second_source WHERE second < ?', second - this.#length);
  }

  /** Every second of the window up to `now`, quiet ones as zero, oldest first. */
  window(now: number): LiveSecond[] {
    const first = secondOf(now) - this.#length + 1;
    const rows = this.#sql.exec<Row>(`${SHOWN} WHERE s.second >= ? GROUP BY s.second`, first).toArray();
    const known = new Map(rows.map((row) => [row.second, row]));
    return Array.from({ length: this.#length }, (_, index) => known.get(first + index) ?? quiet(first + index));
  }

  at(second: number): LiveSecond {
    const [row] = this.#sql.exec<Row>(`${SHOWN} WHERE s.second = ? GROUP BY s.second`, second).toArray();
    return row ?? quiet(second);
  }
}

/** The second that a time in Unix milliseconds lies in. */
export function secondOf(at: number): number {
  return Math.floor(at / 1000);
}

function quiet(second: number): LiveSecond {
  return { second, events: 0, rejected: 0 };
}
