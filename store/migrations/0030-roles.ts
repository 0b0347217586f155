import { Migration } from '@mikro-orm/migrations';

const tables = [
  'reviews',
  'recommendations',
  'stages',
  'responses',
  'versions',
  'awaited',
  'notices',
  'events',
  'documents',
  'attachments',
  'attached',
  'settings',
  'procedures',
  'receipts',
  'availability',
  'refused_attempts',
  'bodies',
  'people',
  'mandates',
  'authorisations',
  'claims',
  'requests',
  'mail_service',
  'mails',
  'mail_notices',
  'calendar_entries',
  'calendar_feeds',
  'audit_head',
  'audit_leaves',
  'audit_nodes',
  'audit_checkpoints',
  'audit_outlets',
];

const forced = tables.flatMap((table) => [
  `alter table nemcon.${table} enable row level security`,
  `alter table nemcon.${table} force row level security`,
  `create policy owner on nemcon.${table} to nemcon_owner using (true) with check (true)`,
  `create policy worker on nemcon.${table} to nemcon_worker using (true) with check (true)`,
  `create policy api on nemcon.${table} to nemcon_api using (true) with check (true)`,
]);

/** Which migrations a register has seen: every part asks before it starts. */
const ofMigrations = [
  'alter table nemcon.migrations enable row level security',
  'alter table nemcon.migrations force row level security',
  'create policy owner on nemcon.migrations to nemcon_owner using (true) with check (true)',
  'create policy parts on nemcon.migrations for select to nemcon_api, nemcon_worker using (true)',
];

/** What may be done; whose rows it may be done with is in the policies. */
const grants = [
  'revoke all on schema nemcon from public',
  'grant usage on schema nemcon to nemcon_api, nemcon_worker',
  'grant select on all tables in schema nemcon to nemcon_api, nemcon_worker',
  // The worker records.
  `grant insert on nemcon.events, nemcon.settings, nemcon.audit_nodes, nemcon.audit_checkpoints,
    nemcon.mail_notices, nemcon.documents to nemcon_worker`,
  `grant insert, update on nemcon.recommendations, nemcon.reviews, nemcon.stages,
    nemcon.responses, nemcon.versions, nemcon.attached, nemcon.notices, nemcon.receipts,
    nemcon.availability, nemcon.mails, nemcon.mail_service, nemcon.calendar_entries,
    nemcon.audit_outlets to nemcon_worker`,
  'grant insert, update, delete on nemcon.awaited to nemcon_worker',
  // The API keeps what people hand in, and what they administer.
  `grant insert on nemcon.documents, nemcon.attachments, nemcon.receipts, nemcon.requests,
    nemcon.refused_attempts, nemcon.bodies, nemcon.people, nemcon.mandates,
    nemcon.authorisations, nemcon.procedures, nemcon.settings, nemcon.reviews,
    nemcon.calendar_feeds, nemcon.availability, nemcon.claims, nemcon.notices to nemcon_api`,
  `grant update on nemcon.bodies, nemcon.people, nemcon.mandates, nemcon.authorisations,
    nemcon.calendar_feeds, nemcon.availability, nemcon.claims, nemcon.mails to nemcon_api`,
  'grant update (answer, settled_at) on nemcon.receipts to nemcon_api',
  'grant update (answer) on nemcon.requests to nemcon_api',
  'grant update (mail) on nemcon.notices to nemcon_api',
  'grant update (is_open) on nemcon.calendar_entries to nemcon_api',
  'grant delete on nemcon.claims to nemcon_api',
  'grant usage on all sequences in schema nemcon to nemcon_api',
];

/** Nobody but these functions writes entries of the audit log, whoever caused them. */
const audit = [
  ...['events_audited_fn', 'audit_row_fn', 'audit_refusal_fn'].map(
    (name) =>
      `alter function nemcon.${name}() security definer set search_path to pg_catalog, pg_temp`,
  ),
  'revoke execute on function nemcon.audit_append(text[], text[], text[], jsonb[], boolean) from public',
  'revoke execute on function nemcon.audit_rows(text, text, text, jsonb[]) from public',
];

/** Whoever claims a wait keeps it from ending meanwhile; a lock needs a right that the API has not. */
const holding = `
  create function nemcon.held_wait(of_id text) returns text as $$
    select id from nemcon.awaited where id = of_id for key share
  $$ language sql volatile security definer set search_path to pg_catalog, pg_temp`;

/** Each part has a role of its own, and every table asks its policies whoever asks it. */
export class Roles extends Migration {
  override name = '0030-roles';

  override up(): void {
    for (const statement of [...forced, ...ofMigrations, ...grants, ...audit, holding])
      this.addSql(statement);
  }
}
