import type { KeySettings, KeySummary, NewKeyRequest, RotationOverlap, WholeKey } from '@crow/contracts';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { keysQuery, wholeKeyQuery } from './queries.ts';
import { patchJson, postJson } from './request.ts';

/** Makes a key, which its answer shows once. */
export function useCreateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (key: NewKeyRequest) => postJson<WholeKey>('/api/keys', key),
    onSuccess: (made) => keepWhole(queryClient, made),
  });
}

/** Changes name and limits of a key. */
export function useChangeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ keyId, changes }: { keyId: string; changes: Partial<KeySettings> }) =>
      patchJson<KeySummary>(pathOf(keyId), changes),
    onSuccess: () => readAgain(queryClient),
  });
}

/** Makes the key that takes another one's place. */
export function useRotateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ keyId, overlap }: { keyId: string; overlap: RotationOverlap }) =>
      postJson<WholeKey>(pathOf(keyId, 'rotate'), { overlap }),
    onSuccess: (made) => keepWhole(queryClient, made),
  });
}

/** Asks for a whole key; the server records that somebody did. */
export function useRevealKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => postJson<WholeKey>(pathOf(keyId, 'reveal')),
    onSuccess: (key) => queryClient.setQueryData(wholeKeyQuery(key.keyId).queryKey, key),
  });
}

/** Revokes a key for good. */
export function useRevokeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => postJson<KeySummary>(pathOf(keyId, 'revoke')),
    onSuccess: () => readAgain(queryClient),
  });
}

function pathOf(keyId: string, verb?: string): string {
  return `/api/keys/${encodeURIComponent(keyId)}${verb ? `/${verb}` : ''}`;
}

function keepWhole(queryClient: QueryClient, key: WholeKey): Promise<void> {
  queryClient.setQueryData(wholeKeyQuery(key.keyId).queryKey, key);
  return readAgain(queryClient);
}

function readAgain(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keysQuery.queryKey });
}
