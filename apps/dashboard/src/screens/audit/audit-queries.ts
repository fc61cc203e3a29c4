import type { AuditAction, AuditCheck, AuditOutcome, AuditPage } from '@crow/contracts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

export interface AuditFilter {
  action?: AuditAction | undefined;
  outcome?: AuditOutcome | undefined;
}

/** Records of the audit log, newest first, page by page. */
export function auditQuery(filter: AuditFilter) {
  return infiniteQueryOptions({
    queryKey: ['audit', filter.action ?? '', filter.outcome ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (pageParam) query.set('cursor', pageParam);
      if (filter.action) query.set('action', filter.action);
      if (filter.outcome) query.set('outcome', filter.outcome);
      return requestJson<AuditPage>(`/api/audit?${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Whether the log is as it was written. */
export const auditCheckQuery = queryOptions({
  queryKey: ['audit-check'],
  queryFn: ({ signal }) => requestJson<AuditCheck>('/api/audit/check', { signal }),
});
