import type { DeadLetterFilter, DeadLetterPage, PipelineState, ReplayAnswer } from '@crow/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson, requestJson } from '../../api/request.ts';

const DEAD_LETTERS = ['dead-letters'];

/** Sessions that could not be read and match. */
export function deadLettersQuery(filter: DeadLetterFilter) {
  const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return queryOptions({
    queryKey: [...DEAD_LETTERS, filter],
    queryFn: ({ signal }) => requestJson<DeadLetterPage>(`/api/dead-letters?${query}`, { signal }),
    refetchInterval: 15_000,
  });
}

/** The newest replay of many; asked for every second while it runs. */
export const replayQuery = queryOptions({
  queryKey: ['replay'],
  queryFn: ({ signal }) => requestJson<ReplayAnswer>('/api/dead-letters/replay', { signal }),
  refetchInterval: ({ state }) => (state.data?.replay?.state === 'running' ? 1_000 : 15_000),
});

/** How far processing is behind. */
export const pipelineQuery = queryOptions({
  queryKey: ['pipeline'],
  queryFn: ({ signal }) => requestJson<PipelineState>('/api/pipeline', { signal }),
  refetchInterval: 30_000,
});

/** Sends a failed session through the pipeline again; the list is read again. */
export function useReplay() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => postJson(`/api/dead-letters/${encodeURIComponent(id)}/replay`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: DEAD_LETTERS }),
  });
}

/** Sends all failed sessions that match through the pipeline again. @param id the same for all tries of one wish */
export function useReplayAll(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (filter: DeadLetterFilter) => postJson<ReplayAnswer>('/api/dead-letters/replay', { id, filter }),
    onSuccess: (answer) => {
      queryClient.setQueryData(replayQuery.queryKey, answer);
      return queryClient.invalidateQueries({ queryKey: DEAD_LETTERS });
    },
  });
}
