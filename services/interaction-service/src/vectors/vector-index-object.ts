import { DurableObject } from 'cloudflare:workers';
import type { VectorMatch, VectorQuery, VectorRecord } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { dequantize, quantize, unitVector } from './quantize.ts';
import { IndexRenewal, type IndexState } from './renewal.ts';
import { VectorStore } from './vector-store.ts';
import { type WordQuery, type WordRecord, WordStore } from './word-store.ts';

/**
 * Vectors and words of one organization, searched exactly: every vector is compared, so nothing near is ever
 * missed. Fast enough up to about 100,000 vectors. Reached through `vectorIndexOf`, which checks what is asked, and `wordIndexOf` only.
 */
export class VectorIndexObject extends DurableObject<Environment> {
  readonly #store: VectorStore;
  readonly #words: WordStore;
  readonly #renewal: IndexRenewal;

  constructor(ctx: DurableObjectState, env: Environment) {
    super(ctx, env);
    this.#store = new VectorStore(ctx.storage);
    this.#words = new WordStore(ctx.storage);
    this.#renewal = new IndexRenewal(ctx, env, { vectors: this.#store, words: this.#words });
  }

  upsert(model: string, records: VectorRecord[]): void {
    this.#store.put(
      model,
      records.map(({ id, values, metadata = {} }) => [id, { ...quantize(values), metadata }] as const),
    );
  }

  query(
    model: string,
    vector: number[],
    { topK, filter, among, except, returnMetadata = false }: VectorQuery,
  ): VectorMatch[] {
    const matches = this.#store.all(model).nearest(unitVector(vector), {
      topK,
      ...(filter ? { filter } : {}),
      ...(among ? { among } : {}),
      ...(except ? { except } : {}),
    });
    return returnMetadata ? matches : matches.map(({ id, score }) => ({ id, score }));
  }

  getByIds(model: string, ids: string[]): VectorRecord[] {
    const all = this.#store.all(model);
    return ids.flatMap((id) => {
      const stored = all.get(id);
      return stored ? [{ id, values: dequantize(stored), metadata: stored.metadata }] : [];
    });
  }

  deleteByIds(model: string, ids: string[]): void {
    this.#store.remove(model, ids);
  }

  describe(model: string): { vectors: number; dimensions: number } {
    const all = this.#store.all(model);
    return { vectors: all.size, dimensions: all.dimensions };
  }

  /** Tells which model is in use; vectors of another one are then renewed in the background. */
  notice(organizationId: string, model: string): Promise<void> {
    return this.#renewal.notice(organizationId, model);
  }

  override alarm(): Promise<void> {
    return this.#renewal.step();
  }

  state(): IndexState {
    return this.#renewal.state();
  }

  /** How many of some ids have a vector, of whatever model. */
  countOf(ids: string[]): number {
    return this.#store.countOf(ids);
  }

  /** Removes vectors of every model, and words. */
  erase(ids: string[]): void {
    for (const model of this.#store.counts().keys()) this.#store.remove(model, ids);
    this.#words.remove(ids);
  }

  putWords(records: WordRecord[]): void {
    this.#words.put(records);
  }

  findWords(query: WordQuery): string[] {
    return this.#words.find(query);
  }

  setReturningWords(ids: string[], returning: boolean): void {
    this.#words.setReturning(ids, returning);
  }

  removeWords(ids: string[]): void {
    this.#words.remove(ids);
  }
}
