import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** A nation, an agency, a committee, a working group: the unit that decides. */
export const BodyEntity = defineEntity({
  name: 'BodyEntity',
  tableName: 'bodies',
  schema: registerSchema,
  ...guarded(ofApi.bodies),
  properties: {
    id: p.text().primary(),
    name: p.text(),
    kind: p.text().$type<'nation' | 'agency' | 'committee' | 'working-group' | 'office'>(),
    /** ISO 3166-1 alpha-2; null: a nation's by its id, else the host's. */
    country: p.text().nullable(),
    version: p.integer().version(),
  },
  triggers: audited('insert', 'update'),
});
