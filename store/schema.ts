import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { registerOrm } from './configuration.ts';
import { RegisterTrouble } from './faults.ts';
import { migrations } from './migrations/all.ts';
import { checkedUrl, unreachable } from './reachable.ts';
import { prepareRoles, roles } from './roles.ts';

/** Any number, as long as nobody else locks by it: it keeps two migrations from running at once. */
const migrationLock = 7_480_001;

/**
 * Brings the register at `url` to this code's schema; safe to run by several processes at once.
 * @returns the names of the migrations that were applied now
 * @throws RegisterTrouble when it cannot be reached, is newer than this code, or a migration fails
 */
export async function migrate(url: string): Promise<readonly string[]> {
  const at = checkedUrl(url);
  const orm = await registerOrm(url, 2);
  try {
    const db: Kysely<unknown> = orm.em.getKysely<unknown>();
    await checkServer(db).catch((error: unknown) => {
      throw error instanceof RegisterTrouble ? error : unreachable(at, error);
    });
    return await locked(db, async () => {
      refuseNewer(await applied(db));
      await prepareRoles(db);
      return await bringUp(url, at);
    });
  } finally {
    await orm.close(true);
  }
}

/** The lock belongs to a connection, which is why one is held while another one migrates. */
function locked<T>(db: Kysely<unknown>, task: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (holder) => {
    await sql`select pg_advisory_lock(${migrationLock})`.execute(holder);
    try {
      return await task();
    } finally {
      await sql`select pg_advisory_unlock(${migrationLock})`.execute(holder);
    }
  });
}

/** What a migration makes belongs to the owner, whoever migrates. */
async function bringUp(url: string, at: URL): Promise<string[]> {
  const orm = await registerOrm(url, 1, roles.owner);
  try {
    const done = await orm.migrator.up();
    return done.map(({ name }) => name);
  } catch (error) {
    const { message } = unreachable(at, error);
    throw new RegisterTrouble(`Migrating the register failed and was rolled back. ${message}`);
  } finally {
    await orm.close(true);
  }
}

async function checkServer(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string; shown: string }>`
    select current_setting('server_version_num')::int as version,
      current_setting('server_version') as shown,
      current_setting('server_encoding') as encoding`.execute(db);
  const server = rows[0];
  if (!server || server.version < 150_000)
    throw new RegisterTrouble(
      `PostgreSQL ${server?.shown} is too old for the register: set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  if (server.encoding !== 'UTF8')
    throw new RegisterTrouble(
      `The database of DATABASE_URL is in ${server.encoding}: make one in UTF8, texts are known by their bytes.`,
    );
}

/** Names of the migrations that a database has seen, in their order. */
async function applied(db: Kysely<unknown>): Promise<string[]> {
  const { rows: found } = await sql<{ there: boolean }>`
    select case when to_regnamespace('nemcon') is null then false
      when not has_schema_privilege('nemcon', 'usage') then false
      else to_regclass('nemcon.migrations') is not null end as there`.execute(db);
  if (!found[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`
    select name from nemcon.migrations order by id`.execute(db);
  return rows.map(({ name }) => name);
}

function refuseNewer(names: readonly string[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const newer = names.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new RegisterTrouble(
      `The register was written by a newer version (it has ${newer.join(', ')}, which this one does not know): nothing was changed; run the newer version, or restore a backup of the older register.`,
    );
}

/** @throws RegisterTrouble unless the register has exactly this code's schema */
export async function checkSchema(db: Kysely<unknown>): Promise<void> {
  const names = await applied(db);
  refuseNewer(names);
  const missing = migrations.filter(({ name }) => !names.includes(name));
  if (missing.length > 0)
    throw new RegisterTrouble(
      `The register lacks ${missing.map(({ name }) => name).join(', ')}: run node store/migrate.ts first.`,
    );
}
