import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { RegisterTrouble } from './faults.ts';

/**
 * Who is who in PostgreSQL. `owner` has no login of its own: whoever migrates is a member of it, and
 * owns nothing personally. None of them is a superuser or bypasses row-level security.
 */
export const roles = {
  owner: 'nemcon_owner',
  api: 'nemcon_api',
  worker: 'nemcon_worker',
} as const;

export type Part = 'api' | 'worker';

const mend =
  'Run deploy/postgres/roles.sh, or what it says, as an administrator of that PostgreSQL (docs/operations.md, Roles)';

/**
 * Has the roles made and lets nothing in the schema belong to anybody but `nemcon_owner`. Roles are
 * of the whole server: two registers on one server share them, and may be migrated at once.
 * @param db connected as whoever migrates
 * @throws RegisterTrouble where the roles are missing and may not be made
 */
export async function prepareRoles(db: Kysely<unknown>): Promise<void> {
  const what = await sql
    .raw(preparation)
    .execute(db)
    .then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  if (what !== undefined)
    throw new RegisterTrouble(`The roles of the register cannot be prepared: ${what}. ${mend}.`);
}

/** Found and made one by one, because others may be making them on the same server. */
const preparation = `
do $$
declare
  one text;
  belonging record;
  membership constant text :=
    case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  foreach one in array array['${Object.values(roles).join("', '")}'] loop
    if to_regrole(one) is null then
      begin
        execute format('create role %I nologin', one);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
  if not pg_has_role(current_user, '${roles.owner}', membership) then
    execute format('grant ${roles.owner} to %I', current_user);
  end if;
  if not has_database_privilege('${roles.owner}', current_database(), 'create') then
    execute format('grant create on database %I to ${roles.owner}', current_database());
  end if;
  for one in select unnest(array['${roles.owner}', '${roles.api}', '${roles.worker}']) loop
    if not has_database_privilege(one, current_database(), 'connect') then
      execute format('grant connect on database %I to %I', current_database(), one);
    end if;
  end loop;
  for belonging in
    select 1 as place, format('schema %I', nspname) as what from pg_namespace
    where nspname = 'nemcon' and nspowner <> '${roles.owner}'::regrole
    union all
    select 2, format('table nemcon.%I', relname) from pg_class
    where relnamespace = to_regnamespace('nemcon') and relkind in ('r', 'p')
      and relowner <> '${roles.owner}'::regrole
    union all
    select 3, format('function %s', oid::regprocedure) from pg_proc
    where pronamespace = to_regnamespace('nemcon') and proowner <> '${roles.owner}'::regrole
    order by place
  loop
    execute format('alter %s owner to ${roles.owner}', belonging.what);
  end loop;
end $$`;

/**
 * The address by which one part of Nemcon uses the register, made from the address by which it is
 * migrated: the same server and database, a login of its own, and a password that follows from the
 * other one and does not tell it. For stacks of one machine; production gives each its own.
 */
export function addressFor(part: Part, url: string): string {
  const address = new URL(url);
  const key = decodeURIComponent(address.password);
  address.username = roles[part];
  address.password = createHmac('sha256', key).update(roles[part]).digest('hex');
  return address.href;
}

/**
 * Lets the parts in by the addresses that `addressFor` makes.
 * @param db connected as an administrator, or as whoever made the roles
 */
export async function giveLogins(db: Kysely<unknown>, url: string): Promise<void> {
  for (const part of ['api', 'worker'] as const) {
    const password = new URL(addressFor(part, url)).password;
    // Neither name nor password can hold a quote; a role's password takes no bound parameter.
    const login = sql.raw(`alter role ${roles[part]} login password '${password}'`);
    await login.execute(db).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new RegisterTrouble(
        `${decodeURIComponent(new URL(url).username)} may not give ${roles[part]} a password (${why}): grant it CREATEROLE, or set API_DATABASE_URL and WORKER_DATABASE_URL to the addresses of both (docs/operations.md, Roles).`,
      );
    });
  }
}

type Standing = {
  readonly user: string;
  readonly above: boolean;
  readonly owns: boolean;
  readonly is: boolean;
};

/**
 * Refuses a login that row-level security does not bind, or that is another part's.
 * @throws RegisterTrouble
 */
export async function checkRole(db: Kysely<unknown>, part: Part): Promise<void> {
  const { rows } = await sql<Standing>`
    select current_user as user, r.rolsuper or r.rolbypassrls as above,
      pg_has_role(current_user, ${roles.owner}, 'MEMBER') as owns,
      pg_has_role(current_user, ${roles[part]}, 'USAGE') as is
    from pg_roles r where r.rolname = current_user`.execute(db);
  const standing = rows[0];
  if (standing?.is && !standing.above && !standing.owns) return;
  const why = standing?.above
    ? 'is a superuser or bypasses row-level security'
    : standing?.owns
      ? 'owns the register'
      : `is not ${roles[part]}`;
  throw new RegisterTrouble(
    `The ${part} may not use the register as ${standing?.user}, which ${why}: it has to be a role that shows each caller only what is theirs. Set its DATABASE_URL to the login ${roles[part]} (docs/operations.md, Roles).`,
  );
}
