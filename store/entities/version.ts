import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A frozen text of a recommendation, and what it names for its implementation. */
export const VersionEntity = defineEntity({
  name: 'VersionEntity',
  tableName: 'versions',
  schema: registerSchema,
  ...guarded(ofApi.versions),
  properties: {
    workflow: p.text().primary(),
    number: p.integer().primary(),
    text: p.text(),
    bound: p.text().nullable(),
    frozenAt: p.datetime(3),
    person: p.text().nullable(),
    benchmark: p.text().nullable(),
    authority: p.text().nullable(),
    dueAt: p.datetime(3).nullable(),
    indicator: p.text().nullable(),
  },
});
