import { sql } from 'kysely';
import type { Store } from './connection.ts';
import { asTable } from './rows.ts';

/** The languages that mail is written in. */
export const languages = ['en', 'fr', 'uk'] as const;
export type Language = (typeof languages)[number];

export type Person = {
  /** Subject of the sign-in token. */
  readonly id: string;
  readonly name: string;
  /** null also where it is not for whoever asks: their own, and all for those who keep addresses. */
  readonly email: string | null;
  /** Of their mail: en, fr or uk. */
  readonly language: Language;
  /** IANA name of the zone that they live by; null: the one that was promised is enough. */
  readonly zone: string | null;
  /** Counts the changes; the first is 1. */
  readonly version: number;
};

/** A person to keep; who says nothing of it gets mail in English and in the promised zone. */
export type NewPerson = Pick<Person, 'id' | 'name' | 'email'> &
  Partial<Pick<Person, 'language' | 'zone'>>;

const columns = { id: 'text', name: 'text', email: 'text', language: 'text', zone: 'text' };

/** Adds people or changes them; one who is the same already keeps the version. */
export async function putPeople(store: Store, people: readonly NewPerson[]): Promise<void> {
  const rows = people.map(({ id, name, email, language = 'en', zone = null }) => ({
    id,
    name,
    email,
    language,
    zone,
  }));
  // Not one upsert: that would have to read the column of addresses, which is not everybody's.
  await sql`
    insert into nemcon.people (id, name, email, language, zone)
    select id, name, email, language, zone from ${asTable('p', columns, rows)} order by id
    on conflict (id) do nothing`.execute(store.db);
  await sql`
    update nemcon.people old
    set name = p.name, email = p.email, language = p.language, zone = p.zone,
      version = old.version + 1
    from ${asTable('p', columns, rows)}
    where old.id = p.id and (old.name, nemcon.address_of(old.id), old.language, old.zone)
      is distinct from (p.name, p.email, p.language, p.zone)`.execute(store.db);
}

export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  const { rows } = await sql<Kept>`
    select ${kept}, nemcon.address_of(id) as email
    from nemcon.people where id = ${id}`.execute(store.db);
  return rows.map(plain)[0];
}

/** All people, by id. */
export async function findPeople(store: Store): Promise<readonly Person[]> {
  const { rows } = await sql<Kept>`
    select ${kept}, a.email from nemcon.people
    left join nemcon.addresses() a on a.person = id order by id`.execute(store.db);
  return rows.map(plain);
}

type Kept = Omit<Person, 'language'> & { readonly language: string };
const kept = sql`id, name, language, zone, version`;

function plain(person: Kept): Person {
  return { ...person, language: languages.find((one) => one === person.language) ?? 'en' };
}
