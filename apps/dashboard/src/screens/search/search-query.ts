import type { Interaction, SearchAnswer } from '@crow/contracts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

const HITS = 20;

/** Interactions whose meaning is near a question. */
export function searchQuery(question: string) {
  return queryOptions({
    queryKey: ['search', question],
    queryFn: ({ signal }) =>
      requestJson<SearchAnswer>(`/api/search?${new URLSearchParams({ q: question, limit: String(HITS) })}`, { signal }),
    staleTime: 30_000,
    enabled: question !== '',
  });
}

/** Number of different events that an interaction rests on. */
export function evidenceCount(interaction: Interaction): number {
  return new Set(interaction.statements.flatMap((statement) => statement.evidence)).size;
}
