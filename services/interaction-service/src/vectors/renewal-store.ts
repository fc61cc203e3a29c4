/** A renewal that is on its way. */
export interface Renewal {
  organizationId: string;
  /** The model that all vectors are brought to. */
  model: string;
  startedAt: number;
  renewed: number;
  /** Vectors that were dropped: their interactions are gone. */
  dropped: number;
  /** What the last try failed at; null when it did not. */
  failure: string | null;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS renewal (
    one             INTEGER PRIMARY KEY CHECK (one = 1),
    organization_id TEXT NOT NULL,
    model           TEXT NOT NULL,
    started_at      INTEGER NOT NULL,
    renewed         INTEGER NOT NULL,
    dropped         INTEGER NOT NULL,
    failure         TEXT
  );
`;

type Row = {
  organization_id: string;
  model: string;
  started_at: number;
  renewed: number;
  dropped: number;
  failure: string | null;
};

/** The one renewal of an organization's index, kept so that it goes on after a stop. */
export class RenewalStore {
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#sql = storage.sql;
    this.#sql.exec(SCHEMA);
  }

  read(): Renewal | null {
    const [row] = this.#sql.exec<Row>('SELECT * FROM renewal').toArray();
    if (!row) return null;
    const { organization_id: organizationId, started_at: startedAt, model, renewed, dropped, failure } = row;
    return { organizationId, model, startedAt, renewed, dropped, failure };
  }

  write({ organizationId, model, startedAt, renewed, dropped, failure }: Renewal): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO renewal (one, organization_id, model, started_at, renewed, dropped, failure) VALUES (1, ?, ?, ?, ?, ?, ?)',
      ...[organizationId, model, startedAt, renewed, dropped, failure],
    );
  }

  clear(): void {
    this.#sql.exec('DELETE FROM renewal');
  }
}
