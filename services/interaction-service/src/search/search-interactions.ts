import type { AppliedFilter, SearchAnswer, SearchFilterKind } from '@crow/contracts';
import { productCandidates, readQuestion } from '@crow/search-questions';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { vectorIndexOf } from '../vectors/vector-index-of.ts';
import { wordIndexOf } from '../vectors/word-index-of.ts';
import { mergeFilters } from './merge-filters.ts';
import { type Match, shownHits } from './shown-hits.ts';
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
  const [{ model, vectors }, among] = await Promise.all([
    within('embedder', env.EMBEDDER.embed([question.meaning])),
    interactionsAbout(catalog, filters),
  ]);
  const [vector] = vectors;
  if (!vector) throw new Error('the embedder gave no vector for the question');

  const index = vectorIndexOf(env, organizationId, model);
  const words = wordIndexOf(env, organizationId);
  const find = async (except?: string[]): Promise<Match[]> => {
    const narrowed = { filter, ...(among ? { among } : {}), ...(except ? { except } : {}) };
    const [exactIds, near] = await within(
      'vectors',
      Promise.all([
        question.exact.length === 0 ? ([] as string[]) : words.find({ phrases: question.exact, limit, ...narrowed }),
        index.query(vector, { topK: limit, ...narrowed }),
      ]),
    );
    const scored =
      exactIds.length === 0 ? [] : await within('vectors', index.query(vector, { topK: limit, among: exactIds }));
    const scores = new Map(scored.map(({ id, score }) => [id, score]));
    // Words are found also while their vector is still of an older model, and then without a score.
    const exact = exactIds
      .map((id) => ({ id, score: scores.get(id) ?? 0, exact: true as const }))
      .sort((a, b) => b.score - a.score);
    return [...exact, ...near.filter(({ id }) => !exactIds.includes(id))].slice(0, limit);
  };
  const [hits, { vectors: searched }] = await Promise.all([
    shownHits(catalog, find),
    within('vectors', index.describe()),
  ]);
  return { query, hits, filters, exact: question.exact, searched, tookMs: Date.now() - startedAt };
}

/** Ids of the interactions that a filter by product leaves; undefined without one. */
async function interactionsAbout(catalog: Catalog, filters: readonly AppliedFilter[]): Promise<string[] | undefined> {
  const byProduct = filters.find((filter) => filter.kind === 'product');
  if (!byProduct) return undefined;
  return within('catalog', catalog.interactionsAbout(byProduct.anyOf.map(({ id }) => id)));
}
