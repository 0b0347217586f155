import { sql } from 'kysely';
import type { Procedure } from '../domain/procedure.ts';
import type { Store } from './connection.ts';
import { AlreadyKept } from './faults.ts';
import { hashOf } from './hash.ts';

export type ProcedureLine = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** SHA-256 of the whole definition. */
  readonly hash: string;
};

/** Keeps a version for ever. The same again changes nothing. @throws AlreadyKept with another content */
export async function insertProcedure(store: Store, procedure: Procedure): Promise<ProcedureLine> {
  const { id, version, title } = procedure;
  const hash = hashOf(procedure);
  await sql`
    insert into nemcon.procedures (id, version, title, hash, definition)
    values (${id}, ${version}, ${title}, ${hash}, ${JSON.stringify(procedure)}::jsonb)
    on conflict (id, version) do nothing`.execute(store.db);
  const { rows } = await sql<{ hash: string }>`
    select hash from nemcon.procedures where id = ${id} and version = ${version}`.execute(store.db);
  if (rows[0]?.hash !== hash) throw new AlreadyKept('procedure', `${id} version ${version}`);
  return { id, version, title, hash };
}

/** A version of a procedure; without `version` the newest. */
export async function findProcedure(
  store: Store,
  id: string,
  version?: number,
): Promise<(ProcedureLine & { readonly procedure: Procedure }) | undefined> {
  const { rows } = await sql<ProcedureLine & { procedure: Procedure }>`
    select id, version, title, hash, definition as procedure from nemcon.procedures
    where id = ${id} and (${version ?? null}::int is null or version = ${version ?? null}::int)
    order by version desc limit 1`.execute(store.db);
  return rows[0];
}

/** All versions, by id, the newest first. */
export async function findProcedures(store: Store): Promise<readonly ProcedureLine[]> {
  const { rows } = await sql<ProcedureLine>`
    select id, version, title, hash from nemcon.procedures
    order by id, version desc`.execute(store.db);
  return rows;
}
