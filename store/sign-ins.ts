import { sql } from 'kysely';
import type { Instant } from '../domain/time.ts';
import type { Store } from './connection.ts';
import { instant, ms } from './instants.ts';

/** A sign-in that is under way at the issuer. */
export type SignInBegun = {
  /** SHA-256 of the `state` that the issuer gives back. */
  readonly stateHash: string;
  /** SHA-256 of what only the browser knows that began it. */
  readonly browserHash: string;
  readonly returnTo: string;
  /** Who has to sign in again; null: anybody may. */
  readonly person: string | null;
  readonly startedAt: Instant;
};

/** How long somebody may take to sign in. */
export const signInLasts = 10 * 60_000;

/** Keeps that a sign-in was begun, and forgets those that took too long. */
export async function beginSignIn(store: Store, begun: SignInBegun): Promise<void> {
  const { stateHash, browserHash, returnTo, person, startedAt } = begun;
  const old = instant(startedAt - signInLasts);
  await sql`delete from nemcon.sign_ins where started_at < ${old}::timestamptz`.execute(store.db);
  await sql`
    insert into nemcon.sign_ins (state_hash, browser_hash, return_to, person, started_at)
    values (${stateHash}, ${browserHash}, ${returnTo}, ${person},
      ${instant(startedAt)}::timestamptz)`.execute(store.db);
}

/** Takes a sign-in away, so that it is finished once. @returns undefined where there is none */
export async function takeSignIn(
  store: Store,
  stateHash: string,
): Promise<SignInBegun | undefined> {
  const { rows } = await sql<SignInBegun>`
    delete from nemcon.sign_ins where state_hash = ${stateHash}
    returning state_hash as "stateHash", browser_hash as "browserHash", return_to as "returnTo",
      person, ${ms('started_at')} as "startedAt"`.execute(store.db);
  return rows[0];
}
