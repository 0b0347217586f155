import { Migration } from '@mikro-orm/migrations';

/**
 * What a matter needs as data, beside the English sentences: what is told in another language. A
 * matter gets it with the next thing that happens to it; only the rules know what it needs.
 */
export class NeedsAsData extends Migration {
  override name = '0045-needs';

  override up(): void {
    this.addSql('alter table nemcon.recommendations add column needs jsonb null');
  }
}
