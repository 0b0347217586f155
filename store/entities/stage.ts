import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** One round of one stage of a recommendation. */
export const StageEntity = defineEntity({
  name: 'StageEntity',
  tableName: 'stages',
  schema: registerSchema,
  ...guarded(ofApi.stages),
  properties: {
    workflow: p.text().primary(),
    stage: p.text().primary(),
    round: p.integer().primary(),
    step: p.text(),
    version: p.integer().nullable(),
    phase: p.text(),
    reachedAt: p.datetime(3),
    openedAt: p.datetime(3).nullable(),
    deadlineAt: p.datetime(3).nullable(),
    deadlineZone: p.text().nullable(),
    electorate: p.array(),
    outcome: p.text().nullable(),
    closedAt: p.datetime(3).nullable(),
    reason: p.text().nullable(),
    next: p.text().nullable(),
  },
  indexes: [{ name: 'stages_open', properties: ['stage', 'workflow'], where: "phase <> 'closed'" }],
});
