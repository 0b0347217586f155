import { Migration } from '@mikro-orm/migrations';

const tables = [
  `
  create table nemcon.sign_ins (
    state_hash text not null,
    browser_hash text not null,
    return_to text not null,
    person text null,
    started_at timestamptz(3) not null,
    primary key (state_hash)
  )`,
  'create index sign_ins_by_start on nemcon.sign_ins (started_at)',
  `
  create table nemcon.sessions (
    id text not null,
    secret_hash text not null,
    person text not null,
    authenticated_at timestamptz(3) null,
    signed_in_at timestamptz(3) not null,
    seen_at timestamptz(3) not null,
    ends_at timestamptz(3) not null,
    ended_at timestamptz(3) null,
    browser text null,
    primary key (id),
    constraint sessions_secret_hash_unique unique (secret_hash)
  )`,
  'create index sessions_by_person on nemcon.sessions (person, id)',
  'create index sessions_by_end on nemcon.sessions (ends_at)',
];

/** The API alone signs people in; it looks for a secret before it knows whose it is. */
const guarded = ['sign_ins', 'sessions'].flatMap((table) => [
  `alter table nemcon.${table} enable row level security`,
  `alter table nemcon.${table} force row level security`,
  `create policy owner on nemcon.${table} to nemcon_owner using (true) with check (true)`,
  `create policy worker on nemcon.${table} to nemcon_worker using (true) with check (true)`,
  `create policy api on nemcon.${table} to nemcon_api using (true) with check (true)`,
  `grant select, insert, delete on nemcon.${table} to nemcon_api`,
]);

const grants = ['grant update (seen_at, ended_at) on nemcon.sessions to nemcon_api'];

/** Who is signed in by a browser, and sign-ins that are under way at the issuer. */
export class Sessions extends Migration {
  override name = '0011-sessions';

  override up(): void {
    for (const statement of [...tables, ...guarded, ...grants]) this.addSql(statement);
  }
}
