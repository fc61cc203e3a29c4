import type { Channel, Friction, Intent, Outcome, Stage } from '@crow/contracts';
import { meetsFilters, type ReadQuestion, readQuestion } from '@crow/search-questions';
import set from './search-set.json';

interface Doc {
  id: string;
  text: string;
  intent: Intent;
  outcome: Outcome;
  stage: Stage;
  friction: Friction[];
  country: string;
  channel: Channel;
  returning: boolean;
  startedAt: number;
  /** Names, which serve as ids. */
  products: string[];
}

interface Query {
  query: string;
  relevant: string[];
  /** Written before the lexicon and never used to tune it. */
  heldOut?: boolean;
}

export const DOCS = set.docs as Doc[];
export const QUERIES = set.queries as Query[];

const PRODUCTS = [...new Set(DOCS.flatMap(({ products }) => products))].map((name) => ({ id: name, name }));

/** Share of questions whose first right answer is at the first, or among the first three places; mean of 1 / place. */
export interface Quality {
  hit1: number;
  hit3: number;
  mrr: number;
}

/**
 * How well questions find what was labelled as their answer.
 * @param by what narrows the search: only the question's meaning, or also the filters and exact texts read from it
 */
export function measure(
  queries: readonly Query[],
  by: 'meaning' | 'filters',
  vectorOf: (text: string) => readonly number[],
): Quality {
  const vectors = new Map(DOCS.map(({ id, text }) => [id, vectorOf(text)]));
  const places = queries.map(({ query, relevant }) => {
    const read = readQuestion(query, { now: set.now, timeZone: 'Europe/Berlin', products: PRODUCTS });
    const asked = vectorOf(read.meaning);
    const found = DOCS.filter((doc) => by === 'meaning' || meetsFilters(doc, read.filters))
      .map((doc) => ({
        id: doc.id,
        isExact: by === 'filters' && holdsExact(doc, read),
        score: cosine(asked, vectors.get(doc.id) ?? []),
      }))
      .sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.score - a.score);
    const place = found.findIndex(({ id }) => relevant.includes(id));
    return place < 0 ? Number.POSITIVE_INFINITY : place + 1;
  });
  const share = (most: number) => places.filter((place) => place <= most).length / places.length;
  return { hit1: share(1), hit3: share(3), mrr: places.reduce((sum, place) => sum + 1 / place, 0) / places.length };
}

function holdsExact({ text }: Doc, { exact }: ReadQuestion): boolean {
  return exact.length > 0 && exact.every((one) => text.toLowerCase().includes(one.toLowerCase()));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);
}
