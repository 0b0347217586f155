import { sql } from 'kysely';
import type { BodyId } from '../domain/actor.ts';
import type { Store } from './connection.ts';
import { BodyEntity } from './entities/body.ts';
import { asTable } from './rows.ts';

export type Body = {
  readonly id: BodyId;
  readonly name: string;
  readonly kind: 'nation' | 'agency' | 'committee' | 'working-group' | 'office';
  /** Counts its changes; the first is 1. */
  readonly version: number;
};

const columns = { id: 'text', name: 'text', kind: 'text' };

/**
 * Adds bodies or changes them; one that is the same already keeps its version. By SQL, because
 * MikroORM's upsert leaves the version of a changed row as it was.
 */
export async function putBodies(
  store: Store,
  bodies: readonly Omit<Body, 'version'>[],
): Promise<void> {
  const rows = bodies.map(({ id, name, kind }) => ({ id, name, kind }));
  await sql`
    insert into nemcon.bodies as old (id, name, kind)
    select id, name, kind from ${asTable('b', columns, rows)} order by id
    on conflict (id) do update
      set name = excluded.name, kind = excluded.kind, version = old.version + 1
      where (old.name, old.kind) is distinct from (excluded.name, excluded.kind)`.execute(store.db);
}

/** All bodies, by id. */
export async function findBodies(store: Store): Promise<readonly Body[]> {
  const bodies = await store.orm.em.fork().findAll(BodyEntity, { orderBy: { id: 'asc' } });
  return bodies.map(({ id, name, kind, version }) => ({ id, name, kind, version }));
}
