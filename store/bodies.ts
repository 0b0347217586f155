import { sql } from 'kysely';
import type { BodyId } from '../domain/actor.ts';
import type { Store } from './connection.ts';
import { asTable } from './rows.ts';

export type Body = {
  readonly id: BodyId;
  readonly name: string;
  readonly kind: 'nation' | 'agency' | 'committee' | 'working-group' | 'office';
  /** ISO 3166-1 alpha-2 of the public holidays that it keeps; null: a nation's by its id, else the host's. */
  readonly country: string | null;
  /** Counts its changes; the first is 1. */
  readonly version: number;
};

const columns = { id: 'text', name: 'text', kind: 'text', country: 'text' };

/** A body as it is kept; without a country it keeps its own or the host's holidays. */
export type NewBody = Omit<Body, 'version' | 'country'> & Partial<Pick<Body, 'country'>>;

/**
 * Adds bodies or changes them; one that is the same already keeps its version. By SQL, because
 * MikroORM's upsert leaves the version of a changed row as it was.
 */
export async function putBodies(store: Store, bodies: readonly NewBody[]): Promise<void> {
  const rows = bodies.map(({ id, name, kind, country = null }) => ({ id, name, kind, country }));
  await sql`
    insert into nemcon.bodies as old (id, name, kind, country)
    select id, name, kind, country from ${asTable('b', columns, rows)} order by id
    on conflict (id) do update
      set name = excluded.name, kind = excluded.kind, country = excluded.country,
        version = old.version + 1
      where (old.name, old.kind, old.country)
        is distinct from (excluded.name, excluded.kind, excluded.country)`.execute(store.db);
}

/** All bodies, by id. */
export async function findBodies(store: Store): Promise<readonly Body[]> {
  const { rows } = await sql<Body>`
    select id, name, kind, country, version from nemcon.bodies order by id`.execute(store.db);
  return rows;
}
