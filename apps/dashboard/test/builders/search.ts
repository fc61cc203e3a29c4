import type { SearchAnswer } from '@crow/contracts';

/** A search that found nothing among nothing. */
export function aSearch(fields: Partial<SearchAnswer> = {}): SearchAnswer {
  return { query: '', hits: [], filters: [], exact: [], searched: 0, tookMs: 3, ...fields };
}
