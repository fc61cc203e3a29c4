import type { DeadLetterPage } from '@crow/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson, requestJson } from '../../api/request.ts';

/** Sessions that could not be read. */
export const deadLettersQuery = queryOptions({
  queryKey: ['dead-letters'],
  queryFn: ({ signal }) => requestJson<DeadLetterPage>('/api/dead-letters', { signal }),
  refetchInterval: 15_000,
});

/** Sends a failed session through the pipeline again; the list is read again. */
export function useReplay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => postJson(`/api/dead-letters/${encodeURIComponent(id)}/replay`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: deadLettersQuery.queryKey }),
  });
}
