import { useQuery } from '@tanstack/react-query';
import { keysQuery, wholeKeyQuery } from '../api/queries.ts';
import { keyForSnippet } from './install-snippet.ts';

/** The key for the code of an installation, and the whole of it once it was created or revealed. */
export function useSnippetKey() {
  const { data, isSuccess } = useQuery(keysQuery);
  const key = keyForSnippet(data?.keys ?? [], Date.now());
  const { data: whole } = useQuery(wholeKeyQuery(key?.keyId ?? ''));
  return { known: isSuccess, key, apiKey: whole?.key };
}
