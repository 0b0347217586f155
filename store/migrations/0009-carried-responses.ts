import { Migration } from '@mikro-orm/migrations';

const statements = [
  `
  alter table nemcon.responses
    add column clauses text[] not null default '{}',
    add column carried_from int null`,
];

/** What of the text a response is about, and the version it was carried on from. */
export class CarriedResponses extends Migration {
  override name = '0009-carried-responses';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}
