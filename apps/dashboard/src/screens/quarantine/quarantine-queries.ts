import type {
  KeyUsage,
  PurgePreview,
  PurgeRequest,
  Quarantine,
  QuarantineList,
  QuarantinePreview,
  QuarantineRequest,
} from '@crow/contracts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson, requestJson } from '../../api/request.ts';

const REFRESH_MS = 30_000;
/** While something is being erased. */
const WATCH_MS = 2_000;

/** All quarantines. */
export const quarantinesQuery = queryOptions({
  queryKey: ['quarantines'],
  queryFn: ({ signal }) => requestJson<QuarantineList>('/api/quarantines', { signal }),
  refetchInterval: ({ state }) =>
    state.data?.quarantines.some((quarantine) => quarantine.state === 'purging') ? WATCH_MS : REFRESH_MS,
});

/** What a quarantine would hide. */
export function previewQuery(span: QuarantineRequest) {
  return queryOptions({
    queryKey: ['quarantine-preview', span],
    queryFn: () => postJson<QuarantinePreview>('/api/quarantines/preview', span),
    placeholderData: keepPreviousData,
  });
}

/** What would be erased of a quarantine now. */
export function purgePreviewQuery(quarantineId: string) {
  return queryOptions({
    queryKey: ['purge-preview', quarantineId],
    queryFn: ({ signal }) => requestJson<PurgePreview>(pathOf(quarantineId, 'purge'), { signal }),
    gcTime: 0,
  });
}

/** Where a key was used from, as far back as it is known. */
export function originsQuery(keyId: string) {
  return queryOptions({
    queryKey: ['key-origins', keyId],
    queryFn: ({ signal }) =>
      requestJson<KeyUsage>(`/api/keys/${encodeURIComponent(keyId)}/usage?days=31&step=day`, { signal }),
  });
}

export function useQuarantine() {
  return useChange((span: QuarantineRequest) => postJson<Quarantine>('/api/quarantines', span));
}

export function usePurge(quarantineId: string) {
  return useChange((request: PurgeRequest) => postJson<Quarantine>(pathOf(quarantineId, 'purge'), request));
}

export function useLift() {
  return useChange((quarantineId: string) => postJson<Quarantine>(pathOf(quarantineId, 'lift')));
}

function pathOf(quarantineId: string, verb: string): string {
  return `/api/quarantines/${encodeURIComponent(quarantineId)}/${verb}`;
}

/** A change of what is hidden: everything that lists show is read again. */
function useChange<Asked>(change: (asked: Asked) => Promise<Quarantine>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: change, onSuccess: () => queryClient.invalidateQueries() });
}
