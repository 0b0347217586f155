import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A deadline that was mailed into somebody's calendar, as it stands there. */
export const CalendarEntryEntity = defineEntity({
  name: 'CalendarEntryEntity',
  tableName: 'calendar_entries',
  schema: registerSchema,
  ...guarded(ofApi.calendar_entries),
  properties: {
    uid: p.text().primary(),
    person: p.text().primary(),
    workflow: p.text(),
    stage: p.text(),
    round: p.integer(),
    desk: p.text(),
    dueAt: p.datetime(3),
    sequence: p.integer(),
    /** false: it was cancelled there. */
    isOpen: p.boolean(),
  },
  indexes: [
    { name: 'calendar_entries_open', properties: ['person', 'workflow'], where: 'is_open' },
  ],
});
