import type { FateAnswer, LedgerAnswer, RejectedAnswer } from '@crow/contracts';
import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

const HOUR_MS = 3_600_000;
const REFRESH_MS = 15_000;

/** Days that the ledger can be looked at for. */
export type Days = 1 | 7;

/** What became of events in the last days, in whole hours. */
export function ledgerQuery(days: Days) {
  return queryOptions({
    queryKey: ['ledger', days],
    queryFn: ({ signal }) => {
      const now = Date.now();
      const from = now - (now % HOUR_MS) - (days * 24 - 1) * HOUR_MS;
      return requestJson<LedgerAnswer>(`/api/ledger?from=${from}&to=${now}`, { signal });
    },
    refetchInterval: REFRESH_MS,
  });
}

export const rejectedQuery = queryOptions({
  queryKey: ['ledger', 'rejected'],
  queryFn: ({ signal }) => requestJson<RejectedAnswer>('/api/ledger/rejected', { signal }),
  refetchInterval: REFRESH_MS,
});

export function fateQuery(eventId: string) {
  return queryOptions({
    queryKey: ['fate', eventId],
    queryFn: ({ signal }) => requestJson<FateAnswer>(`/api/events/${encodeURIComponent(eventId)}/fate`, { signal }),
    enabled: eventId !== '',
    staleTime: 0,
  });
}
