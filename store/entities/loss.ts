import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, audited, registerSchema } from './register.ts';

/** A number of the log under which something else stood before a restore, and who accepted that. */
export const LossEntity = defineEntity({
  name: 'LossEntity',
  tableName: 'losses',
  schema: registerSchema,
  ...guarded(ofApi.losses),
  properties: {
    /** One for each number up to the lost log's end, so that no number is signed twice. */
    id: p.integer().primary().autoincrement(false),
    at: p.datetime(3),
    /** Who looks after the service, as they call themselves. */
    by: p.text(),
    reason: p.text(),
    /** Of the checkpoint that this register does not lead to. */
    size: p.integer(),
    root: p.text(),
  },
  triggers: [appendOnly('losses'), ...audited('insert')],
});
