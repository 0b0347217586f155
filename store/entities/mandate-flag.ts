import { defineEntity, p } from '@mikro-orm/core';
import type { FlagWhy } from '../../domain/mandate-flag.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, registerSchema } from './register.ts';

/** An act is on record whose mandate did not hold when it was received. */
export const MandateFlagEntity = defineEntity({
  name: 'MandateFlagEntity',
  tableName: 'mandate_flags',
  schema: registerSchema,
  ...guarded(ofApi.mandate_flags),
  properties: {
    workflow: p.text().primary(),
    sequence: p.integer().primary(),
    /** As the act names it: `m-…@1`, an authorisation's `a-…`, or a program's `service-…@1`. */
    mandate: p.text().primary(),
    /** For which the act spoke under it. */
    body: p.text(),
    why: p.text().$type<FlagWhy>(),
    since: p.datetime(3).nullable(),
    receivedAt: p.datetime(3),
    foundAt: p.datetime(3).defaultRaw('now()'),
  },
  triggers: [
    appendOnly('mandate_flags'),
    {
      name: 'audited',
      timing: 'after',
      events: ['insert'],
      forEach: 'row',
      expression: 'see 0014-mandate-flags',
    },
  ],
});
