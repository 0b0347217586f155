import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import { read, Refused, type ReadPath, type Where } from '../calls/client.ts';

const me = '/api/me' satisfies ReadPath;

/**
 * What was read is shown at once and asked again when something elsewhere has changed it. Whatever
 * finds the session ended has the page ask who is signed in.
 */
export function makeQueries(): QueryClient {
  const askWho = (error: unknown): void => {
    if (isSessionEnd(error)) void queries.invalidateQueries({ queryKey: [me] });
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== me) askWho(error);
      },
    }),
    mutationCache: new MutationCache({ onError: askWho }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof Refused && error.isPassing && count < 5,
        retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
      },
    },
  });
  return queries;
}

function isSessionEnd(error: unknown): boolean {
  return error instanceof Refused && error.status === 401 && error.code !== 'fresh-sign-in-needed';
}

/** An address of the API as a query; the address is the key, so that an event can name what changed. */
export function reading<P extends ReadPath>(path: P, where: Where<P>) {
  return queryOptions({
    queryKey: [path, where] as const,
    queryFn: ({ signal }) => read(path, where, signal),
  });
}
