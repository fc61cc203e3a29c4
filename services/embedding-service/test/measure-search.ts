import { meetsFilters, type ReadQuestion, readQuestion, type SearchFacts } from '@crow/search-questions';
import { createWordSearch } from './bm25.ts';
import type { SearchDoc, SearchQuery, SearchSet } from './search-set.ts';

/** Share of questions whose first right answer is at the first, or among the first three places; mean of 1 / place. */
export interface Quality {
  hit1: number;
  hit3: number;
  mrr: number;
}

/** Ways to search, each with what it adds to the one before; words are what any of them is compared with. */
export type Way = 'vectors' | 'rewritten' | 'filters' | 'words';
export const WAYS: readonly Way[] = ['vectors', 'rewritten', 'filters', 'words'];

/** Of a filter's kind, the fact of a text that it is compared with. */
const FACTS: Record<string, keyof SearchFacts> = { time: 'startedAt', product: 'products' };

/**
 * How well questions find what was labelled as their answer, by
 *
 * - `vectors`: the question as it stands, compared by meaning alone;
 * - `rewritten`: its meaning as the search reads it, in the words of search texts;
 * - `filters`: the same, narrowed by the filters that it names, what holds its exact texts first;
 * - `words`: BM25, without any meaning.
 *
 * A filter on what is known of no text is passed over.
 */
export function measureSearch(
  { now = Date.now(), docs, queries }: SearchSet,
  vectorOf: (text: string) => readonly number[],
): (asked?: (query: SearchQuery) => boolean) => Record<Way, Quality> {
  const vectors = docs.map(({ text }) => vectorOf(text));
  const byWords = createWordSearch(docs.map(({ text }) => text));
  const names = [...new Set(docs.flatMap(({ products = [] }) => products))];
  const context = { now, timeZone: 'Europe/Berlin', products: names.map((name) => ({ id: name, name })) };
  const near = (text: string) => {
    const asked = vectorOf(text);
    return vectors.map((vector) => cosine(asked, vector));
  };
  const places = queries.map((one) => {
    const read = readQuestion(one.query, context);
    const meaning = near(read.meaning);
    const narrowed = meaning.map((score, place) => narrow(docs[place] as SearchDoc, score, read, docs));
    const scores = { vectors: near(one.query), rewritten: meaning, filters: narrowed, words: byWords(one.query) };
    const found = WAYS.map((way) => [way, placeOf(scores[way], docs, one.relevant)] as const);
    return { one, found: Object.fromEntries(found) as Record<Way, number> }; // a place for each way
  });
  return (asked = () => true) => {
    const counted = places.filter(({ one }) => asked(one)).map(({ found }) => found);
    const quality = WAYS.map((way) => [way, qualityOf(counted.map((found) => found[way]))] as const);
    return Object.fromEntries(quality) as Record<Way, Quality>; // one for each way
  };
}

/** The score as the search ranks: what the filters leave out is not found, what holds the exact texts comes first. */
function narrow(doc: SearchDoc, score: number, read: ReadQuestion, docs: readonly SearchDoc[]): number {
  const judged = read.filters.filter(({ kind }) => {
    const fact = FACTS[kind] ?? kind;
    return docs.some((one) => one[fact as keyof SearchFacts] !== undefined);
  });
  // What a filter of these kinds looks at is there, or tells that the text does not meet it.
  if (!meetsFilters({ friction: [], products: [], ...doc } as SearchFacts, judged)) return Number.NEGATIVE_INFINITY;
  const holds = (exact: string) => doc.text.toLowerCase().includes(exact.toLowerCase());
  return read.exact.length > 0 && read.exact.every(holds) ? score + 2 : score;
}

/** Place of the first right answer, from 1, equals in their order; infinite when there is none, or nothing is told from anything else. */
function placeOf(scores: readonly number[], docs: readonly SearchDoc[], relevant: readonly string[]): number {
  if (scores.every((score) => score === scores[0])) return Number.POSITIVE_INFINITY;
  const found = scores
    .map((score, place) => ({ score, id: (docs[place] as SearchDoc).id }))
    .filter(({ score }) => score > Number.NEGATIVE_INFINITY)
    .sort((a, b) => b.score - a.score);
  const place = found.findIndex(({ id }) => relevant.includes(id));
  return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
}

function qualityOf(places: readonly number[]): Quality {
  const share = (most: number) => places.filter((place) => place <= most).length / places.length;
  return { hit1: share(1), hit3: share(3), mrr: places.reduce((sum, place) => sum + 1 / place, 0) / places.length };
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
}
