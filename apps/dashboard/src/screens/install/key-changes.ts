import type { KeySummary } from '@crow/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keysQuery } from '../../api/queries.ts';
import { postJson } from '../../api/request.ts';

export interface NewKey {
  name: string;
  allowedOrigins: string[];
}

/** Makes a key; the list is read again. */
export function useCreateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (key: NewKey) => postJson<KeySummary>('/api/keys', key),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}

/** Revokes a key for good; the list is read again. */
export function useRevokeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => postJson(`/api/keys/${encodeURIComponent(keyId)}/revoke`),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
}
