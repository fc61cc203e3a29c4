import type { OrganizationSettings } from '@crow/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { patchJson, requestJson } from '../../api/request.ts';

const PATH = '/api/settings';

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => requestJson<OrganizationSettings>(PATH, { signal }),
});

/** Changes settings; other screens tell some of them too, and read them again. */
export function useChangeSettings() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changes: Partial<OrganizationSettings>) => patchJson<OrganizationSettings>(PATH, changes),
    onSuccess: (settings) => {
      queryClient.setQueryData(settingsQuery.queryKey, settings);
      return queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}
