import { QueryClient, queryOptions } from '@tanstack/react-query';
import { read, Refused, type ReadPath, type Where } from '../calls/client.ts';

/** What was read is shown at once and asked again when something elsewhere has changed it. */
export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => error instanceof Refused && error.isPassing && count < 5,
        retryDelay: (count) => Math.min(1000 * 2 ** count, 15_000),
      },
    },
  });
}

/** An address of the API as a query; the address is the key, so that an event can name what changed. */
export function reading<P extends ReadPath>(path: P, where: Where<P>) {
  return queryOptions({
    queryKey: [path, where] as const,
    queryFn: ({ signal }) => read(path, where, signal),
  });
}
