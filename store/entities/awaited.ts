import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** What waits for whom: the inbox. A row lives only as long as the wait. */
export const AwaitedEntity = defineEntity({
  name: 'AwaitedEntity',
  tableName: 'awaited',
  schema: registerSchema,
  ...guarded(ofApi.awaited),
  properties: {
    /** Workflow, stage, round, who and act: the same wait is the same row. */
    id: p.text().primary(),
    workflow: p.text(),
    stage: p.text(),
    round: p.integer(),
    /** The body or office as `waitingOn` names it. */
    who: p.text(),
    body: p.text(),
    role: p.text().nullable(),
    office: p.text().nullable(),
    /** `deskOf(body, role)`: whose inbox it is in. */
    desk: p.text(),
    act: p.text(),
    since: p.datetime(3),
    dueAt: p.datetime(3).nullable(),
    dueZone: p.text().nullable(),
    /** `due_at`, or the end of time where nothing is promised: what the inbox is sorted by. */
    orderAt: p.datetime(3),
    level: p.integer(),
  },
  indexes: [
    { name: 'awaited_by_desk', properties: ['desk', 'orderAt', 'id'] },
    { name: 'awaited_by_workflow', properties: ['workflow'] },
    { name: 'awaited_by_who', properties: ['who', 'workflow'] },
  ],
});
