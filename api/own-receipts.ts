import { may } from '../domain/policy/may.ts';
import type { Receipt } from '../store/receipts.ts';
import type { Caller } from './auth/caller.ts';

/** The bodies whose receipts are the caller's to keep as well: those whose record they may take out. */
export function bodiesKept({ mandates }: Pick<Caller, 'mandates'>): readonly string[] {
  const kept = mandates.filter((held) => may('read-body-record', held, { body: held.body }));
  return [...new Set(kept.map(({ body }) => body))];
}

/** Whether the receipt is the caller's own, or of a body of theirs. */
export function isTheirs(
  { person, command: { by } }: Pick<Receipt, 'person' | 'command'>,
  caller: Pick<Caller, 'person' | 'mandates'>,
): boolean {
  return person === caller.person || (by.is === 'person' && bodiesKept(caller).includes(by.body));
}
