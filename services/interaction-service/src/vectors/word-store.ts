import type { VectorFilter, VectorMetadata } from '@crow/contracts';
import { matchesFilter } from './matches-filter.ts';

/** An interaction's words, to be found letter by letter. */
export interface WordRecord {
  id: string;
  text: string;
  metadata: VectorMetadata;
}

/** What is looked for. */
export interface WordQuery {
  /** Every one of them must be there, its words side by side. */
  phrases: string[];
  limit: number;
  filter?: VectorFilter;
  /** Only these ids. */
  among?: string[];
  /** None of these ids. */
  except?: string[];
}

/** The index keeps no texts; `entry` gives its rows their names. Marks and case of letters don't count. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    metadata TEXT NOT NULL
  );
  CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(
    text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
  );
`;

/** Rows that a question of frequent words looks at, newest first. */
const MOST_MATCHES = 5_000;

/** Words of one organization's interactions. */
export class WordStore {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    storage.sql.exec(SCHEMA);
  }

  /** Writes all or none; the last write of an id wins. */
  put(records: readonly WordRecord[]): void {
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      for (const { id, text, metadata } of records) {
        const { number } = sql
          .exec<{ number: number }>(
            `INSERT INTO entry (id, metadata) VALUES (?, ?)
             ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata RETURNING number`,
            id,
            JSON.stringify(metadata),
          )
          .one();
        sql.exec('DELETE FROM word WHERE rowid = ?', number);
        sql.exec('INSERT INTO word (rowid, text) VALUES (?, ?)', number, text);
      }
    });
  }

  /** Notes whether the visitors of some interactions had come before. */
  setReturning(ids: readonly string[], returning: boolean): void {
    this.#storage.sql.exec(
      `UPDATE entry SET metadata = json_set(metadata, '$.returning', json(?2)) WHERE id IN (SELECT value FROM json_each(?1))`,
      JSON.stringify(ids),
      String(returning),
    );
  }

  /** Ids of what holds every phrase, the newest first. */
  find({ phrases, limit, filter, among, except }: WordQuery): string[] {
    const asked = phrases.map(quoted).filter((phrase) => phrase !== undefined);
    if (asked.length === 0) return [];
    const rows = this.#storage.sql.exec<{ id: string; metadata: string }>(
      `SELECT id, metadata FROM word JOIN entry ON entry.number = word.rowid
       WHERE word MATCH ? ORDER BY word.rowid DESC LIMIT ${MOST_MATCHES}`,
      asked.join(' AND '),
    );
    const allowed = among && new Set(among);
    const left = except && new Set(except);
    const found: string[] = [];
    for (const { id, metadata } of rows) {
      if (found.length === limit) break;
      if ((allowed && !allowed.has(id)) || left?.has(id)) continue;
      if (!filter || matchesFilter(JSON.parse(metadata) as VectorMetadata, filter)) found.push(id);
    }
    return found;
  }

  remove(ids: readonly string[]): void {
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      const named = JSON.stringify(ids);
      sql.exec(
        'DELETE FROM word WHERE rowid IN (SELECT number FROM entry WHERE id IN (SELECT value FROM json_each(?)))',
        named,
      );
      sql.exec('DELETE FROM entry WHERE id IN (SELECT value FROM json_each(?))', named);
    });
  }
}

/** A phrase as the index reads it; undefined when it holds neither letter nor digit. */
function quoted(phrase: string): string | undefined {
  return /[\p{L}\p{N}]/u.test(phrase) ? `"${phrase.replaceAll('"', ' ')}"` : undefined;
}
