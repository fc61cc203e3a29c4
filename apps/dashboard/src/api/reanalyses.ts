import type {
  Reanalysis,
  ReanalysisList,
  ReanalysisPreview,
  ReanalysisReport,
  ReanalysisRequest,
  ReanalysisScope,
  ReanalysisStep,
  RereadDetail,
  RereadFilter,
  RereadPage,
} from '@crow/contracts';
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { postJson, requestJson } from './request.ts';

const REANALYSES = 'reanalyses';
const RUNNING_MS = 2_000;
const QUIET_MS = 30_000;

/** All re-analyses, the newest first. */
export const reanalysesQuery = queryOptions({
  queryKey: [REANALYSES],
  queryFn: ({ signal }) => requestJson<ReanalysisList>('/api/reanalyses', { signal }),
  refetchInterval: ({ state }) => (state.data?.reanalyses.some(isRunning) ? RUNNING_MS : QUIET_MS),
});

/** How many sessions a re-analysis would read. */
export function reanalysisPreviewQuery(scope: ReanalysisScope) {
  return queryOptions({
    queryKey: [REANALYSES, 'preview', scope],
    queryFn: () => postJson<ReanalysisPreview>('/api/reanalyses/preview', scope),
    placeholderData: keepPreviousData,
  });
}

/** One re-analysis with what it found; asked for again while it runs. */
export function reportQuery(reanalysisId: string) {
  return queryOptions({
    queryKey: [REANALYSES, reanalysisId],
    queryFn: ({ signal }) => requestJson<ReanalysisReport>(pathOf(reanalysisId), { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? RUNNING_MS : false),
  });
}

/** Sessions of a re-analysis that match, page by page. @param read how many it had come to: with more of them the list is another one */
export function rereadsQuery(reanalysisId: string, filter: RereadFilter, read: number) {
  const query = new URLSearchParams(Object.entries(filter));
  return infiniteQueryOptions({
    queryKey: [REANALYSES, reanalysisId, 'sessions', query.toString(), read],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`;
      return requestJson<RereadPage>(`${pathOf(reanalysisId)}/sessions?${query}${cursor}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** Both readings of one session. */
export function rereadQuery(reanalysisId: string, sessionId: string) {
  return queryOptions({
    queryKey: [REANALYSES, reanalysisId, 'session', sessionId],
    queryFn: ({ signal }) =>
      requestJson<RereadDetail>(`${pathOf(reanalysisId)}/sessions/${encodeURIComponent(sessionId)}`, { signal }),
  });
}

export function useReanalyze() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: ReanalysisRequest) => postJson<Reanalysis>('/api/reanalyses', request),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [REANALYSES] }),
  });
}

export function useReanalysisStep(reanalysisId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (step: ReanalysisStep) => postJson<Reanalysis>(pathOf(reanalysisId, step)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [REANALYSES] }),
  });
}

function isRunning({ state }: Reanalysis): boolean {
  return state === 'running';
}

function pathOf(reanalysisId: string, step?: ReanalysisStep): string {
  return ['/api/reanalyses', encodeURIComponent(reanalysisId), ...(step ? [step] : [])].join('/');
}
