import type { AppliedFilter, SearchAnswer, SearchFilterKind, SearchHit } from '@crow/contracts';
import { productCandidates, readQuestion } from '@crow/search-questions';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { wordIndexOf } from '../vectors/word-index-of.ts';
import { hitsOf } from './hits-of.ts';
import { mergeFilters } from './merge-filters.ts';
import { vectorFilterOf } from './vector-filter-of.ts';

export interface SearchRequest {
  /** In the owner's own words. */
  query: string;
  limit: number;
  /** Filters that were asked for by name; each stands in the place of what the question says of its kind. */
  filters: AppliedFilter[];
  /** Kinds of filters that may be read from the question. */
  kinds: readonly SearchFilterKind[];
  /** IANA name of the asker's time zone, for "yesterday". */
  timeZone: string;
  /** Unix milliseconds. */
  now: number;
}

/**
 * Interactions of one organization that answer a question: first those that hold its exact texts, then those whose meaning
 * is nearest. Filters narrow both before anything is ranked.
 */
export async function searchInteractions(
  env: Environment,
  organizationId: string,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const startedAt = Date.now();
  const catalog = catalogOf(env, organizationId);
  const { query, limit, now, timeZone, kinds } = request;
  const products = kinds.includes('product')
    ? await within('catalog', catalog.productsNamed(productCandidates(query)))
    : [];
  const question = readQuestion(query, { now, timeZone, products, kinds });
  const filters = mergeFilters(request.filters, question.filters);
  const filter = vectorFilterOf(filters);
  const findWords = async (among: string[] | undefined) => {
    if (question.exact.length === 0) return [];
    const asked = { phrases: question.exact, limit, filter, ...(among ? { among } : {}) };
    return within('vectors', wordIndexOf(env, organizationId).find(asked));
  };
  const narrow = async () => {
    const among = await interactionsAbout(catalog, filters);
    return { among, exactIds: await findWords(among) };
  };
  const [{ model, vectors }, { among, exactIds }] = await Promise.all([
    within('embedder', env.EMBEDDER.embed([question.meaning])),
    narrow(),
  ]);
  const [vector] = vectors;
  if (!vector) throw new Error('the embedder gave no vector for the question');

  const index = vectorIndexOf(env, organizationId, model);
  const narrowed = { filter, ...(among ? { among } : {}) };
  const [scored, near, { vectors: searched }] = await within(
    'vectors',
    Promise.all([
      exactIds.length === 0 ? [] : index.query(vector, { topK: limit, among: exactIds }),
      index.query(vector, { topK: limit, ...narrowed }),
      index.describe(),
    ]),
  );
  const scores = new Map(scored.map(({ id, score }) => [id, score]));
  // Words are found also while their vector is still of an older model, and then without a score.
  const exact = exactIds
    .map((id) => ({ id, score: scores.get(id) ?? 0, exact: true as const }))
    .sort((a, b) => b.score - a.score);
  const matches = [...exact, ...near.filter(({ id }) => !exactIds.includes(id))];
  const hits: SearchHit[] = await hitsOf(catalog, matches.slice(0, limit));
  return { query, hits, filters, exact: question.exact, searched, tookMs: Date.now() - startedAt };
}

/** Ids of the interactions that a filter by product leaves; undefined without one. */
async function interactionsAbout(catalog: Catalog, filters: readonly AppliedFilter[]): Promise<string[] | undefined> {
  const byProduct = filters.find((filter) => filter.kind === 'product');
  if (!byProduct) return undefined;
  return within('catalog', catalog.interactionsAbout(byProduct.anyOf.map(({ id }) => id)));
}
