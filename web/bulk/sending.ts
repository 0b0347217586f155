import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keyOf, settle, type Draft } from '../answer/drafts.ts';
import { Refused, write, type Asked, type Written } from '../calls/client.ts';
import type { Answerable } from './together.ts';

const path = '/api/inbox/responses';

export const draftName = 'inbox';
export type Item = Asked<typeof path>['items'][number];
export type Result = Written<typeof path>['results'][number];
/** One of those answered together, with what came of it or would. */
export type Told = { readonly line: Answerable; readonly item: Item; readonly result: Result };
export type Going = readonly { readonly line: Answerable; readonly item: Item }[];

/** What would be sent for each. */
export function itemsOf(lines: readonly Answerable[], draft: Draft): Going {
  const { position, reason, statement } = draft;
  return lines.map((line) => ({
    line,
    item: {
      reference: line.reference,
      position: position ?? '',
      text: line.answer.text.hash,
      stage: line.stage,
      bodies: [line.body],
      ...(reason.trim() === '' ? {} : { reason }),
      ...(statement.trim() === '' ? {} : { statement }),
    },
  }));
}

/** What each would do now; keeps nothing. */
export function usePreviews() {
  return useMutation({
    mutationFn: async (going: Going) => await sent(going, crypto.randomUUID(), true),
  });
}

/** Sends them in one request, which has one effect however often it is sent. */
export function useSendingAll() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (going: Going) =>
      await sent(going, keyOf(draftName, JSON.stringify(going.map(({ item }) => item)))),
    retry: (count, error) => error instanceof Refused && error.isPassing && count < 8,
    retryDelay: (count) => Math.min(500 * 2 ** count, 10_000),
    onSuccess: (told) => {
      if (!told.some(({ result }) => isUnknown(result))) settle(draftName);
    },
    onSettled: () => queries.invalidateQueries(),
  });
}

async function sent(going: Going, key: string, dryRun = false): Promise<readonly Told[]> {
  const items = going.map(({ item }) => item);
  const { results } = await write(path, { params: {}, body: { items }, key, dryRun });
  return going.flatMap((one, at) => {
    const result = results[at];
    return result === undefined ? [] : [{ ...one, result }];
  });
}

/** Whether nobody can say yet what became of it: the same sent again tells. */
export function isUnknown({ status }: Result): boolean {
  return status === 202 || status === 429 || status >= 500;
}

/** Why it was, or would be, not taken; null where it is. */
export function refusalOf({ code, message, accepted, would }: Result): string | null {
  if (code !== null) return message;
  const refused = (accepted ?? would)?.refused ?? [];
  return refused.length === 0 ? null : refused.map((one) => one.message).join(' ');
}
