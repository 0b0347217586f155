import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** Who tried what they may not. */
export const RefusedAttemptEntity = defineEntity({
  name: 'RefusedAttemptEntity',
  tableName: 'refused_attempts',
  schema: registerSchema,
  ...guarded(ofApi.refused_attempts),
  properties: {
    id: p.integer().primary().autoincrement(),
    at: p.datetime(3),
    person: p.text().nullable(),
    code: p.text(),
    route: p.text(),
    subject: p.text().nullable(),
    bodyHash: p.text(),
    message: p.text(),
  },
  indexes: [
    { name: 'refused_attempts_by_person', properties: ['person', 'id'] },
    { name: 'refused_attempts_by_subject', properties: ['subject', 'id'] },
  ],
  triggers: audited('insert'),
});
