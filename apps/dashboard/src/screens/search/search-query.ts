import { type Interaction, SEARCH_FILTER_KINDS, type SearchAnswer, type SimilarAnswer } from '@crow/contracts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';
import { kindsIn } from './search-address.ts';

const HITS = 20;

/** Interactions that answer a question, which is read for filters of all kinds but some. */
export function searchQuery(question: string, without: string | undefined) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const off = kindsIn(without);
  const query = new URLSearchParams({ q: question, limit: String(HITS), timeZone });
  if (off.length > 0) query.set('filters', SEARCH_FILTER_KINDS.filter((kind) => !off.includes(kind)).join(','));
  return queryOptions({
    queryKey: ['search', question, off.join(',')],
    queryFn: ({ signal }) => requestJson<SearchAnswer>(`/api/search?${query}`, { signal }),
    staleTime: 30_000,
    enabled: question !== '',
  });
}

/** Interactions of other sessions that are like one. */
export function similarQuery(interactionId: string) {
  return queryOptions({
    queryKey: ['similar', interactionId],
    queryFn: ({ signal }) =>
      requestJson<SimilarAnswer>(`/api/interactions/${encodeURIComponent(interactionId)}/similar?limit=${HITS}`, {
        signal,
      }),
    staleTime: 30_000,
  });
}

/** Number of different events that an interaction rests on. */
export function evidenceCount(interaction: Interaction): number {
  return new Set(interaction.statements.flatMap((statement) => statement.evidence)).size;
}
