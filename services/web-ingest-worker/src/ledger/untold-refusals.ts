import type { RejectedReport } from './report.ts';

/** A report of refused events, and whose ledger it is for. */
export interface UntoldRefusal {
  organizationId: string;
  report: RejectedReport;
}

/**
 * Refused events that the ledger could not be told of before their batch was answered: nobody else keeps them. They lie in the object of the session
 * that the client named, also when nothing of that session was ever stored.
 */
export class UntoldRefusals {
  #storage: DurableObjectStorage;
  /** How many there are; null when it must be asked for. */
  #count: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  keep(untold: UntoldRefusal): void {
    const count = this.count();
    this.#storage.sql.exec('CREATE TABLE IF NOT EXISTS untold (report TEXT NOT NULL)');
    this.#storage.sql.exec('INSERT INTO untold VALUES (?)', JSON.stringify(untold));
    this.#count = count + 1;
  }

  count(): number {
    this.#count ??= this.#isThere()
      ? this.#storage.sql.exec<{ count: number }>('SELECT count(*) AS count FROM untold').one().count
      : 0;
    return this.#count;
  }

  /** The oldest; null when there are none. */
  oldest(): (UntoldRefusal & { row: number }) | null {
    if (this.count() === 0) return null;
    const [found] = this.#storage.sql.exec<{ row: number; report: string }>(
      'SELECT rowid AS row, report FROM untold ORDER BY rowid LIMIT 1',
    );
    return found ? { row: found.row, ...(JSON.parse(found.report) as UntoldRefusal) } : null;
  }

  remove(row: number): void {
    this.#storage.sql.exec('DELETE FROM untold WHERE rowid = ?', row);
    this.#count = null;
  }

  #isThere(): boolean {
    return this.#storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'untold'").toArray().length > 0;
  }
}
