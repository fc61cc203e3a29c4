import type { KeyUsage } from '@crow/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';
import { USAGE_PERIODS, type UsageDays } from './usage-periods.ts';

const WAITING_MS = 3_000;
const REFRESH_MS = 30_000;

/** What a key was used for in the last days; asked for often while its first event is awaited. */
export function usageQuery(keyId: string, days: UsageDays) {
  const query = `days=${days}&step=${USAGE_PERIODS[days].step}`;
  return queryOptions({
    queryKey: ['key-usage', keyId, days],
    queryFn: ({ signal }) => requestJson<KeyUsage>(`/api/keys/${encodeURIComponent(keyId)}/usage?${query}`, { signal }),
    refetchInterval: ({ state }) => (state.data && state.data.firstEventAt === null ? WAITING_MS : REFRESH_MS),
    placeholderData: keepPreviousData,
  });
}
