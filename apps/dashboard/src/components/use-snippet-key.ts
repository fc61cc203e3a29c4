import { useQuery } from '@tanstack/react-query';
import { keysQuery, wholeKeyQuery } from '../api/queries.ts';
import { keyForSnippet } from './install-snippet.ts';

/**
 * The key for the code of an installation, and the whole of it once it was created or revealed.
 * @param wanted id of the key to install; by itself it is the newest
 */
export function useSnippetKey(wanted?: string) {
  const { data, isSuccess } = useQuery(keysQuery);
  const key = keyForSnippet(data?.keys ?? [], Date.now(), wanted);
  const { data: whole } = useQuery(wholeKeyQuery(key?.keyId ?? ''));
  return { known: isSuccess, key, apiKey: whole?.key };
}
