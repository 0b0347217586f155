import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** The address of a personal calendar; its token is known by its SHA-256 only. */
export const CalendarFeedEntity = defineEntity({
  name: 'CalendarFeedEntity',
  tableName: 'calendar_feeds',
  schema: registerSchema,
  ...guarded(ofApi.calendar_feeds),
  properties: {
    id: p.text().primary(),
    person: p.text(),
    tokenHash: p.text().unique(),
    madeAt: p.datetime(3),
    revokedAt: p.datetime(3).nullable(),
  },
  indexes: [{ name: 'calendar_feeds_by_person', properties: ['person', 'id'] }],
  triggers: audited('insert', 'update'),
});
