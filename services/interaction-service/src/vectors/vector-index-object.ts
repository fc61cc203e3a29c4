import { DurableObject } from 'cloudflare:workers';
import type { VectorMatch, VectorQuery, VectorRecord } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { matchesFilter } from './matches-filter.ts';
import { cosine, dequantize, quantize, unitVector } from './quantize.ts';
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

  query(model: string, vector: number[], { topK, filter, among, returnMetadata = false }: VectorQuery): VectorMatch[] {
    const unit = unitVector(vector);
    const matches: VectorMatch[] = [];
    const allowed = among && new Set(among);
    for (const [id, stored] of this.#store.all(model)) {
      if (allowed && !allowed.has(id)) continue;
      if (stored.numbers.length !== unit.length) continue;
      if (filter && !matchesFilter(stored.metadata, filter)) continue;
      matches.push({ id, score: cosine(unit, stored), ...(returnMetadata ? { metadata: stored.metadata } : {}) });
    }
    return matches.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, topK);
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
    return { vectors: all.size, dimensions: all.values().next().value?.numbers.length ?? 0 };
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

  putWords(records: WordRecord[]): void {
    this.#words.put(records);
  }

  findWords(query: WordQuery): string[] {
    return this.#words.find(query);
  }

  removeWords(ids: string[]): void {
    this.#words.remove(ids);
  }
}
