import type {
  Channel,
  Intent,
  KeyList,
  Me,
  Outcome,
  QuarantineFilter,
  SessionDetail,
  SessionPage,
  SessionState,
  VisitorKind,
  WholeKey,
} from '@crow/contracts';
import { infiniteQueryOptions, queryOptions, skipToken } from '@tanstack/react-query';
import { requestJson } from './request.ts';

/** What more than one screen asks for; a screen's own questions are in the screen's folder. */

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => requestJson<Me>('/api/me', { signal }),
  staleTime: 5 * 60_000,
});

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: ({ signal }) => requestJson<KeyList>('/api/keys', { signal }),
  staleTime: 60_000,
});

/** A whole key, once somebody has created or revealed it; it is never asked for by itself, and kept in memory only. */
export function wholeKeyQuery(keyId: string) {
  return queryOptions<WholeKey>({
    queryKey: ['whole-key', keyId],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export interface SessionFilter {
  intent?: Intent | undefined;
  outcome?: Outcome | undefined;
  channel?: Channel | undefined;
  /** People's visits unless programs are asked for as well. */
  visitors?: VisitorKind | undefined;
  /** Only what quarantines hide, instead of everything else. */
  quarantine?: QuarantineFilter | undefined;
}

/** Understood sessions, newest first, page by page. */
export function sessionsQuery(filter: SessionFilter) {
  return infiniteQueryOptions({
    queryKey: [
      'sessions',
      ...[filter.intent ?? '', filter.outcome ?? '', filter.channel ?? ''],
      ...[filter.visitors ?? '', filter.quarantine ?? ''],
    ],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (pageParam) query.set('cursor', pageParam);
      if (filter.intent) query.set('intent', filter.intent);
      if (filter.outcome) query.set('outcome', filter.outcome);
      if (filter.channel) query.set('channel', filter.channel);
      if (filter.visitors) query.set('visitors', filter.visitors);
      if (filter.quarantine) query.set('quarantine', filter.quarantine);
      return requestJson<SessionPage>(`/api/sessions?${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 10_000,
  });
}

/** One session; asks again by itself until it has been understood. */
export function sessionQuery(sessionId: string) {
  return queryOptions({
    queryKey: ['session', sessionId],
    queryFn: ({ signal }) => requestJson<SessionDetail>(`/api/sessions/${encodeURIComponent(sessionId)}`, { signal }),
    refetchInterval: ({ state }) => (state.data ? REFRESH_MS[state.data.state] : false),
  });
}

const REFRESH_MS: Record<SessionState, number | false> = {
  open: 3_000,
  closing: 2_000,
  archived: 2_000,
  queued: 2_000,
  parked: 10_000,
  processed: false,
  freed: false,
};
