import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A checkpoint that was signed once and that this register does not lead to. */
export const AuditAlarmEntity = defineEntity({
  name: 'AuditAlarmEntity',
  tableName: 'audit_alarms',
  schema: registerSchema,
  ...guarded(ofApi.audit_alarms),
  properties: {
    size: p.integer().primary().autoincrement(false),
    root: p.text().primary(),
    /** What is wrong and what to do, in words. */
    alarm: p.text(),
    /** When a worker found it last. */
    at: p.datetime(3),
  },
});
