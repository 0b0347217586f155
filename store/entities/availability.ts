import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A span without a missing heartbeat of one process: a row grows with each beat. */
export const AvailabilityEntity = defineEntity({
  name: 'AvailabilityEntity',
  tableName: 'availability',
  schema: registerSchema,
  ...guarded(ofApi.availability),
  properties: {
    id: p.text().primary(),
    since: p.datetime(3).primary(),
    process: p.text(),
    until: p.datetime(3),
    stopped: p.boolean(),
  },
  indexes: [{ name: 'availability_until', properties: ['until'] }],
});
