import { defineEntity, p } from '@mikro-orm/core';
import { registerSchema } from './register.ts';

/** A nation, an agency, a committee, a working group: the unit that decides. */
export const BodyEntity = defineEntity({
  name: 'BodyEntity',
  tableName: 'bodies',
  schema: registerSchema,
  properties: {
    id: p.text().primary(),
    name: p.text(),
    kind: p.text().$type<'nation' | 'agency' | 'committee' | 'working-group' | 'office'>(),
    version: p.integer().version(),
  },
});
