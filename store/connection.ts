import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Setting } from '../domain/setting.ts';
import type { Recommendation } from '../domain/state.ts';
import { registerOrm } from './configuration.ts';
import type { RegisterOrm } from './configuration.ts';
import { RegisterTrouble } from './faults.ts';
import { checkedUrl, unreachable } from './reachable.ts';
import { Recent } from './recent.ts';
import { checkRole } from './roles.ts';
import type { Part } from './roles.ts';
import { checkSchema } from './schema.ts';
import type { Pool } from './within.ts';

/** Where a recommendation's record ended when this process last wrote to it. */
type Remembered = {
  readonly sequence: number;
  readonly head: string;
  readonly state: Recommendation;
};

/** An open register; every function of store/ takes it first. */
export type Store = {
  readonly orm: RegisterOrm;
  /** The same connections for SQL with bound parameters (`em.execute` would write values into it). */
  readonly db: Kysely<unknown>;
  /** The connections themselves, for `seenAs`. */
  readonly pool: Pool;
  /** Settings never change, so each is read once. */
  readonly settings: Recent<Setting>;
  /** What this process recorded last of each workflow, so that recording is one round trip. */
  readonly recorded: Recent<Remembered>;
};

/**
 * Opens the register and checks that its schema is the one this code knows.
 * @param poolSize connections at most; default 10. A poller opens a store of its own with 1.
 * @param as the part that opens it, whose login it has to be; left out by tools of the administrator
 * @throws RegisterTrouble when it cannot be reached or has another schema, with what to do
 */
export async function openStore(options: {
  url: string;
  poolSize?: number;
  as?: Part;
}): Promise<Store> {
  const at = checkedUrl(options.url);
  const orm = await registerOrm(options.url, options.poolSize ?? 10);
  const db = orm.em.fork().getKysely<unknown>();
  try {
    await checkSchema(db);
    if (options.as) await checkRole(db, options.as);
  } catch (error) {
    await orm.close(true);
    throw error instanceof RegisterTrouble ? error : unreachable(at, error);
  }
  const pool: Pool = await orm.em.getConnection().getNativeClient();
  return { orm, db, pool, settings: new Recent(100), recorded: new Recent(500) };
}

export async function closeStore(store: Store): Promise<void> {
  await store.orm.close(true);
}

/** The time on PostgreSQL's clock; how far a process is off says whether it may stamp receipts. */
export async function databaseTime(store: Store): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(store.db);
  return rows[0]?.now ?? Number.NaN;
}
