import type { VectorMetadata } from '@crow/contracts';
import { VectorLimitError } from './limits.ts';
import { PackedVectors, type StoredVector } from './packed-vectors.ts';

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

/** Rows are the truth; a copy in memory, filled by the first question, answers all of them. */
export class VectorStore {
  readonly #sql: SqlStorage;
  readonly #storage: DurableObjectStorage;
  readonly #models = new Map<string, PackedVectors>();

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
    this.#sql.exec(SCHEMA);
  }

  /** Vectors of one model by id. */
  all(model: string): Pick<PackedVectors, 'dimensions' | 'get' | 'nearest' | 'size'> {
    const known = this.#models.get(model) ?? this.#read(model);
    this.#models.set(model, known);
    return known;
  }

  /** Writes all or none; the last write of an id wins. @throws {VectorLimitError} when dimensions differ */
  put(model: string, vectors: readonly (readonly [id: string, vector: StoredVector])[]): void {
    const known = this.#models.get(model);
    if (!known) this.#checkDimensions(model, vectors);
    try {
      this.#storage.transactionSync(() => {
        for (const [id, vector] of vectors) {
          known?.set(id, vector);
          const { scale, metadata, numbers } = vector;
          this.#sql.exec(
            'INSERT OR REPLACE INTO vector (model, id, scale, metadata, numbers) VALUES (?, ?, ?, ?, ?)',
            ...[model, id, scale, JSON.stringify(metadata), numbers.slice().buffer],
          );
        }
      });
    } catch (error) {
      // What is in memory may be ahead of the rows now: it is read anew.
      this.#models.delete(model);
      throw error;
    }
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
    // Two ranges of the key: "any but this one" would read every row, with its numbers, at each search.
    const before = this.#idsWhere('model < ?', model, limit);
    return [...before, ...this.#idsWhere('model > ?', model, limit - before.length)];
  }

  #idsWhere(condition: 'model < ?' | 'model > ?', model: string, limit: number): { model: string; id: string }[] {
    return this.#sql
      .exec<{ model: string; id: string }>(
        `SELECT model, id FROM vector WHERE ${condition} ORDER BY model, id LIMIT ?`,
        model,
        limit,
      )
      .toArray();
  }

  /** How many of some ids have a vector, of whatever model. */
  countOf(ids: readonly string[]): number {
    return this.#sql
      .exec<{ count: number }>(
        'SELECT count(DISTINCT id) AS count FROM vector WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids),
      )
      .one().count;
  }

  /** Vectors by model. */
  counts(): Map<string, number> {
    const rows = this.#sql.exec<{ model: string; vectors: number }>(
      'SELECT model, count(*) AS vectors FROM vector GROUP BY model',
    );
    return new Map(rows.toArray().map(({ model, vectors }) => [model, vectors]));
  }

  /** Compares with a row while nothing is in memory, so that writing alone need not read all. */
  #checkDimensions(model: string, vectors: readonly (readonly [id: string, vector: StoredVector])[]): void {
    const [row] = this.#sql
      .exec<{ length: number }>('SELECT length(numbers) AS length FROM vector WHERE model = ? LIMIT 1', model)
      .toArray();
    const expected = row?.length ?? vectors[0]?.[1].numbers.length;
    const other = vectors.find(([, { numbers }]) => numbers.length !== expected);
    if (other)
      throw new VectorLimitError(`a vector of ${expected} dimensions is expected, not of ${other[1].numbers.length}`);
  }

  #read(model: string): PackedVectors {
    const vectors = new PackedVectors();
    const rows = this.#sql.exec<Row>('SELECT id, scale, metadata, numbers FROM vector WHERE model = ?', model);
    for (const { id, scale, metadata, numbers } of rows) {
      vectors.set(id, { scale, numbers: new Int8Array(numbers), metadata: JSON.parse(metadata) as VectorMetadata });
    }
    return vectors;
  }
}
