import { sql } from 'kysely';
import type { Procedure } from '../domain/procedure.ts';
import type { Store } from './connection.ts';
import { ProcedureEntity } from './entities/procedure.ts';
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
  const which = version === undefined ? { id } : { id, version };
  const [kept] = await store.orm.em
    .fork()
    .find(ProcedureEntity, which, { orderBy: { version: 'desc' }, limit: 1 });
  if (!kept) return undefined;
  return { ...lineOf(kept), procedure: kept.definition };
}

/** All versions, by id, the newest first. */
export async function findProcedures(store: Store): Promise<readonly ProcedureLine[]> {
  const kept = await store.orm.em.fork().find(
    ProcedureEntity,
    {},
    {
      fields: ['id', 'version', 'title', 'hash'],
      orderBy: { id: 'asc', version: 'desc' },
    },
  );
  return kept.map(lineOf);
}

function lineOf({ id, version, title, hash }: ProcedureLine): ProcedureLine {
  return { id, version, title, hash };
}
