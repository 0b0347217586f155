import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keyOf, settle } from './drafts.ts';
import { Refused, write, type Asked, type Written } from '../calls/client.ts';

const path = '/api/recommendations/{reference}/responses';

export type Body = Asked<typeof path>;
export type Would = Extract<Written<typeof path>, { readonly dryRun: true }>;
export type Acted = Extract<
  Written<typeof path>,
  { readonly accepted: unknown; readonly now: unknown }
>;

/** What an answer would do; asked of the live state, keeps nothing. */
export function usePreview(reference: string) {
  return useMutation({
    mutationFn: async (body: Body) => {
      const key = crypto.randomUUID();
      const would = await write(path, { params: { reference }, body, key, dryRun: true });
      if (!('dryRun' in would)) throw new Refused(0, 'unexpected', '');
      return would;
    },
  });
}

/**
 * Sends an answer. The same answer keeps its key however often it is sent, so it has one effect;
 * another answer gets another.
 * @param name of its draft, with which the key is kept
 */
export function useSending(reference: string, name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (body: Body) => {
      const key = keyOf(name, JSON.stringify(body));
      return await write(path, { params: { reference }, body, key });
    },
    // It is safe to send again: the key is the same.
    retry: (count, error) => error instanceof Refused && error.isPassing && count < 8,
    retryDelay: (count) => Math.min(500 * 2 ** count, 10_000),
    onSuccess: () => settle(name),
    onSettled: () => queries.invalidateQueries(),
  });
}
