import { respondingRoles } from '../domain/actor.ts';
import type { Store } from '../store/connection.ts';
import type { NoticeToMail } from '../store/mail-notices.ts';
import { findHolders } from '../store/mandates.ts';
import { findPeople } from '../store/people.ts';
import { isReader, type Reader } from './post.ts';

/** For each notice those who held a role at its desk when it was written and have an address. */
export async function readersOf(
  within: Store,
  notices: readonly NoticeToMail[],
): Promise<ReadonlyMap<string, readonly Reader[]>> {
  const people = new Map((await findPeople(within)).map((person) => [person.id, person]));
  const held = new Map<string, Awaited<ReturnType<typeof findHolders>>>();
  const readers = new Map<string, Reader[]>();
  for (const { id, body, role, at } of notices) {
    const where = `${body}@${at}`;
    const holders = held.get(where) ?? (await findHolders(within, body, at));
    held.set(where, holders);
    const sitting = holders.filter((one) =>
      role === null ? respondingRoles.has(one.role) : one.role === role,
    );
    const ids = new Set(sitting.map(({ person }) => person));
    readers.set(id, [...ids].map((person) => people.get(person)).filter(isReader));
  }
  return readers;
}
