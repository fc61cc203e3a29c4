import type { VectorMetadata } from '@crow/contracts';
import type { QuantizedVector } from './quantize.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS vector (
    model    TEXT NOT NULL,
    id       TEXT NOT NULL,
    scale    REAL NOT NULL,
    metadata TEXT NOT NULL,
    numbers  BLOB NOT NULL,
    PRIMARY KEY (model, id)
  ) WITHOUT ROWID;
`;

type Row = Record<string, SqlStorageValue> & { id: string; scale: number; metadata: string; numbers: ArrayBuffer };

/** A vector with what it may be filtered by. */
export interface StoredVector extends QuantizedVector {
  metadata: VectorMetadata;
}

/** Rows are the truth; a copy in memory, filled by the first question, answers all of them. */
export class VectorStore {
  readonly #sql: SqlStorage;
  readonly #storage: DurableObjectStorage;
  readonly #models = new Map<string, Map<string, StoredVector>>();

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(SCHEMA);
  }

  /** Vectors of one model by id. */
  all(model: string): ReadonlyMap<string, StoredVector> {
    const known = this.#models.get(model) ?? this.#read(model);
    this.#models.set(model, known);
    return known;
  }

  /** Writes all or none; the last write of an id wins. */
  put(model: string, vectors: readonly (readonly [id: string, vector: StoredVector])[]): void {
    this.#storage.transactionSync(() => {
      for (const [id, { scale, metadata, numbers }] of vectors) {
        this.#sql.exec(
          'INSERT OR REPLACE INTO vector (model, id, scale, metadata, numbers) VALUES (?, ?, ?, ?, ?)',
          model,
          id,
          scale,
          JSON.stringify(metadata),
          numbers.slice().buffer,
        );
      }
    });
    const known = this.#models.get(model);
    if (known) for (const [id, vector] of vectors) known.set(id, vector);
  }

  remove(model: string, ids: readonly string[]): void {
    this.#sql.exec(
      'DELETE FROM vector WHERE model = ? AND id IN (SELECT value FROM json_each(?))',
      model,
      JSON.stringify(ids),
    );
    const known = this.#models.get(model);
    if (known) for (const id of ids) known.delete(id);
  }

  /** Ids of vectors of any model but one, in their order. */
  idsOfOthers(model: string, limit: number): { model: string; id: string }[] {
    return this.#sql
      .exec<{ model: string; id: string }>(
        'SELECT model, id FROM vector WHERE model <> ? ORDER BY model, id LIMIT ?',
        model,
        limit,
      )
      .toArray();
  }

  /** Vectors by model. */
  counts(): Map<string, number> {
    const rows = this.#sql.exec<{ model: string; vectors: number }>(
      'SELECT model, count(*) AS vectors FROM vector GROUP BY model',
    );
    return new Map(rows.toArray().map(({ model, vectors }) => [model, vectors]));
  }

  #read(model: string): Map<string, StoredVector> {
    const vectors = new Map<string, StoredVector>();
    const rows = this.#sql.exec<Row>('SELECT id, scale, metadata, numbers FROM vector WHERE model = ?', model);
    for (const { id, scale, metadata, numbers } of rows) {
      vectors.set(id, { scale, numbers: new Int8Array(numbers), metadata: JSON.parse(metadata) as VectorMetadata });
    }
    return vectors;
  }
}
