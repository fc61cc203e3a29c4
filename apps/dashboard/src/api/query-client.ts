import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSignedOut, isTemporary } from './request.ts';

/**
 * The cache of everything asked from the gateway.
 * @param onSignedOut called when any answer says that the login has ended
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The very first look at who is logged in is the router's: it redirects before anything is drawn.
        const firstLook = query.queryKey[0] === 'me' && query.state.data === undefined;
        if (isSignedOut(error) && !firstLook) onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 1 && isTemporary(error),
        retryDelay: 600,
        staleTime: 5_000,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
