import type { KeyUsage } from '@crow/contracts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

const WAITING_MS = 3_000;
const REFRESH_MS = 30_000;

/** What a key was used for in the last day; asked for often while its first event is awaited. */
export function usageQuery(keyId: string) {
  return queryOptions({
    queryKey: ['key-usage', keyId],
    queryFn: ({ signal }) => requestJson<KeyUsage>(`/api/keys/${encodeURIComponent(keyId)}/usage`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.firstEventAt === null ? WAITING_MS : REFRESH_MS),
  });
}
