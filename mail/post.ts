import type { Person } from '../store/people.ts';
import type { Told } from './section.ts';

/** A person with an address, and what they are to be told. */
export type Reader = Omit<Person, 'email'> & { readonly email: string };
export type Post = { readonly reader: Reader; readonly told: readonly ToldAbout[] };
export type ToldAbout = Told & {
  /** null: it only tidies the calendar. */
  readonly notice: string | null;
  readonly workflow: string;
  readonly reference: string | null;
  readonly review: string;
};

/** Whether mail can be sent to somebody at all. */
export function isReader(person: Person | undefined): person is Reader {
  return person !== undefined && person.email !== null;
}
