import type { SearchIndexState } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { reasonOf } from '../failures/failure-kind.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { quantize } from './quantize.ts';
import { RenewalStore } from './renewal-store.ts';
import { readSearchTexts, type SearchText } from './search-texts.ts';
import type { VectorStore } from './vector-store.ts';
import { vectorizeIndexOf } from './vectorize-index.ts';
import type { WordStore } from './word-store.ts';

/** Vectors of one step, as many as a call to the embedder takes; between steps searches and writes have their turn. */
const STEP = 64;
/** A step that failed waits twice as long each time. */
const WAIT_MS = { first: 2_000, most: 300_000 } as const;

export type IndexState = Omit<SearchIndexState, 'model'>;

/**
 * Brings vectors of other models to the one that is in use, step by step by the object's alarm, from the stored search
 * texts. Each step is all or nothing and begins with what is still old, so it may be stopped anywhere and be done twice.
 * A question is compared with what is renewed already; words are found all along.
 */
export class IndexRenewal {
  readonly #ctx: DurableObjectState;
  readonly #env: Environment;
  readonly #vectors: VectorStore;
  readonly #words: WordStore;
  readonly #store: RenewalStore;
  #waitMs: number = WAIT_MS.first;

  constructor(ctx: DurableObjectState, env: Environment, stores: { vectors: VectorStore; words: WordStore }) {
    this.#ctx = ctx;
    this.#env = env;
    this.#vectors = stores.vectors;
    this.#words = stores.words;
    this.#store = new RenewalStore(ctx.storage);
  }

  /** Begins, when there are vectors of another model than the one that is used now. */
  async notice(organizationId: string, model: string): Promise<void> {
    if (this.#store.read()?.model === model) return;
    if (this.#vectors.idsOfOthers(model, 1).length === 0) return;
    this.#store.write({ organizationId, model, startedAt: Date.now(), renewed: 0, dropped: 0, failure: null });
    await this.#ctx.storage.setAlarm(Date.now());
  }

  /** One step; the next one follows by itself until nothing is old. */
  async step(): Promise<void> {
    const renewal = this.#store.read();
    if (!renewal) return;
    const old = this.#vectors.idsOfOthers(renewal.model, STEP);
    if (old.length === 0) return this.#store.clear();
    try {
      const done = await this.#renew(renewal.organizationId, renewal.model, old);
      const { renewed, dropped } = this.#store.read() ?? renewal;
      this.#store.write({ ...renewal, renewed: renewed + done, dropped: dropped + old.length - done, failure: null });
      this.#waitMs = WAIT_MS.first;
      await this.#ctx.storage.setAlarm(Date.now());
    } catch (error) {
      logError('index_renewal_failed', error, { organizationId: renewal.organizationId });
      this.#store.write({ ...renewal, failure: reasonOf(error) });
      await this.#ctx.storage.setAlarm(Date.now() + this.#waitMs);
      this.#waitMs = Math.min(2 * this.#waitMs, WAIT_MS.most);
    }
  }

  state(): IndexState {
    const counts = this.#vectors.counts();
    const vectors = Object.fromEntries(counts);
    const renewal = this.#store.read();
    if (!renewal) return { vectors };
    const { model, startedAt, renewed, dropped, failure } = renewal;
    const waiting = [...counts].reduce((sum, [other, count]) => (other === model ? sum : sum + count), 0);
    return {
      vectors,
      renewal: { model, startedAt, renewed, dropped, waiting, ...(failure === null ? {} : { failure }) },
    };
  }

  /** @returns how many still have an interaction */
  async #renew(organizationId: string, model: string, old: readonly { model: string; id: string }[]): Promise<number> {
    const ids = [...new Set(old.map(({ id }) => id))];
    const texts = await readSearchTexts(this.#env, organizationId, ids);
    const vectors =
      texts.length === 0
        ? []
        : await this.#embed(
            model,
            texts.map(({ text }) => text),
          );
    await this.#mirror(organizationId, model, texts, vectors);
    // Between here and the end nothing else can write: the rows change their model in one go.
    this.#ctx.storage.transactionSync(() => {
      this.#vectors.put(
        model,
        texts.map(({ id, metadata }, place) => [id, { ...quantize(vectors[place] ?? []), metadata }] as const),
      );
      this.#words.put(texts.map(({ id, words, metadata }) => ({ id, text: words, metadata })));
      for (const [other, named] of Map.groupBy(old, (row) => row.model)) {
        this.#vectors.remove(
          other,
          named.map(({ id }) => id),
        );
      }
    });
    return texts.length;
  }

  /** First to Vectorize: when that fails, the step is done again. */
  async #mirror(organizationId: string, model: string, texts: readonly SearchText[], vectors: number[][]) {
    if (!this.#env.VECTORIZE || texts.length === 0) return;
    const records = texts.map(({ id, metadata }, place) => ({ id, metadata, values: vectors[place] ?? [] }));
    await within('vectors', vectorizeIndexOf(this.#env.VECTORIZE, organizationId, model).upsert(records));
  }

  async #embed(model: string, texts: string[]): Promise<number[][]> {
    const embedded = await within('embedder', this.#env.EMBEDDER.embed(texts));
    if (embedded.model !== model) throw new Error(`the embedder is ${embedded.model}, not ${model}`);
    if (embedded.vectors.length !== texts.length) throw new Error('the embedder left out a text');
    return embedded.vectors;
  }
}
