import type { PeoplePage } from '@crow/contracts';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { requestJson } from '../../api/request.ts';

/** Persons, seen last first, page by page; with `q` those whose ids begin with it. */
export function peopleQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['people', q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (q) query.set('q', q);
      if (pageParam) query.set('cursor', pageParam);
      return requestJson<PeoplePage>(`/api/people?${query}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}
