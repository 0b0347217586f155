import { Migration } from '@mikro-orm/migrations';

/** Whose public holidays a body keeps, where neither its id nor the host of a review says it. */
export class Countries extends Migration {
  override name = '0010-countries';

  override up(): void {
    this.addSql('alter table nemcon.bodies add column country text null');
  }
}
