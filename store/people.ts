import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { PersonEntity } from './entities/person.ts';
import { asTable } from './rows.ts';

export type Person = {
  /** Subject of the sign-in token. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** Counts the changes; the first is 1. */
  readonly version: number;
};

const columns = { id: 'text', name: 'text', email: 'text' };

/** Adds people or changes them; one who is the same already keeps the version. */
export async function putPeople(
  store: Store,
  people: readonly Omit<Person, 'version'>[],
): Promise<void> {
  const rows = people.map(({ id, name, email }) => ({ id, name, email }));
  await sql`
    insert into nemcon.people as old (id, name, email)
    select id, name, email from ${asTable('p', columns, rows)} order by id
    on conflict (id) do update
      set name = excluded.name, email = excluded.email, version = old.version + 1
      where (old.name, old.email) is distinct from (excluded.name, excluded.email)`.execute(
    store.db,
  );
}

export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  const person = await store.orm.em.fork().findOne(PersonEntity, { id });
  return person ? plain(person) : undefined;
}

/** All people, by id. */
export async function findPeople(store: Store): Promise<readonly Person[]> {
  const people = await store.orm.em.fork().findAll(PersonEntity, { orderBy: { id: 'asc' } });
  return people.map(plain);
}

function plain(person: {
  id: string;
  name: string;
  email?: string | null | undefined;
  version: number;
}): Person {
  const { id, name, email, version } = person;
  return { id, name, email: email ?? null, version };
}
