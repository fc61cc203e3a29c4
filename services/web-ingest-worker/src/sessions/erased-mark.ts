import type { ErasedAtIngest } from '@crow/contracts';

/** What the object of an erased session keeps: nothing that tells of the session. */
export interface Erased {
  /** Unix milliseconds. */
  at: number;
  /** Hours in which revisions of the session may be archived, Unix milliseconds, both included; null when it never was archived. */
  hours: { first: number; last: number } | null;
  removed: ErasedAtIngest;
}

/**
 * Marks a session as erased. The mark is written before anything is removed, and stays: whatever comes later is refused, and erasing that was
 * interrupted goes on with what the mark says.
 */
export class ErasedMark {
  readonly #storage: DurableObjectStorage;
  #erased: Erased | null | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Null for a session that was not erased. Never creates anything. */
  read(): Erased | null {
    if (this.#erased === undefined) this.#erased = this.#readRow();
    return this.#erased;
  }

  write(erased: Erased): void {
    this.#storage.sql.exec(
      'CREATE TABLE IF NOT EXISTS erased (id INTEGER PRIMARY KEY CHECK (id = 1), mark TEXT NOT NULL)',
    );
    this.#storage.sql.exec('INSERT OR REPLACE INTO erased VALUES (1, ?)', JSON.stringify(erased));
    this.#erased = erased;
  }

  #readRow(): Erased | null {
    const { sql } = this.#storage;
    if (sql.exec("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'erased'").toArray().length === 0)
      return null;
    const [row] = sql.exec<{ mark: string }>('SELECT mark FROM erased');
    return row ? (JSON.parse(row.mark) as Erased) : null;
  }
}
