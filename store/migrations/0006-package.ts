import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  create index events_published
    on nemcon.events (workflow, at)
    where type = any (array['published'::text, 'publication-corrected'::text])`,
  // The authority of an implementation item was awaited at a desk that nobody can sit at.
  `
  update nemcon.awaited a set
    body = r.state->'item'->>'authority', role = 'authority',
    desk = (r.state->'item'->>'authority') || '/authority'
  from nemcon.recommendations r
  where r.workflow = a.workflow and a.office = 'authority' and a.desk = '?/authority'
    and r.state->'item'->>'authority' is not null`,
];

/** The public register is read by what was published. */
export class Package extends Migration {
  override name = '0006-package';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
