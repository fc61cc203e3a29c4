import type { IdentityLink, PersonDetail } from '@crow/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { postJson, requestJson } from '../../api/request.ts';

/** One person. */
export function personQuery(personId: string) {
  return queryOptions({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => requestJson<PersonDetail>(`/api/people/${encodeURIComponent(personId)}`, { signal }),
  });
}

/** Undoes a merge, or does it again; who is who is then asked for anew, everywhere. */
export function useChangeLink() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ linkId, state }: IdentityLink) =>
      postJson<IdentityLink>(`/api/people/links/${encodeURIComponent(linkId)}/${state === 'undone' ? 'redo' : 'undo'}`),
    onSuccess: () =>
      Promise.all(['person', 'people', 'session'].map((first) => queryClient.invalidateQueries({ queryKey: [first] }))),
  });
}
