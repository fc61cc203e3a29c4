import type { SearchFacts } from '@crow/search-questions';

/** A text to find, as search texts are written, with what the search may narrow by as far as it is known; products by name. */
export interface SearchDoc extends Partial<SearchFacts> {
  id: string;
  text: string;
}

/** A question with the ids of the texts that answer it. */
export interface SearchQuery {
  query: string;
  relevant: string[];
  /** Written before the lexicon and never used to tune it. */
  heldOut?: boolean;
  /** English when absent. */
  language?: string;
}

export interface SearchSet {
  /** When the questions are asked, Unix milliseconds, for "last week"; now when absent. */
  now?: number;
  docs: SearchDoc[];
  queries: SearchQuery[];
}

/** @throws with a message for people when the text is no set of the documented format */
export function readSearchSet(text: string): SearchSet {
  const { now, docs, queries } = JSON.parse(text) as Partial<SearchSet>;
  const isSet =
    Array.isArray(docs) &&
    docs.every((doc) => typeof doc?.id === 'string' && typeof doc.text === 'string') &&
    Array.isArray(queries) &&
    queries.every((one) => typeof one?.query === 'string' && Array.isArray(one.relevant));
  if (!isSet) throw new Error('a search set is { docs: [{ id, text }], queries: [{ query, relevant: [ids] }] }');
  return { ...(now === undefined ? {} : { now }), docs, queries };
}
