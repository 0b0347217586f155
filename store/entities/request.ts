import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** A write that is no act on a workflow: who sent what, under which key, and what it came to. */
export const RequestEntity = defineEntity({
  name: 'RequestEntity',
  tableName: 'requests',
  schema: registerSchema,
  ...guarded(ofApi.requests),
  properties: {
    person: p.text().primary(),
    key: p.text().primary(),
    hash: p.text(),
    route: p.text(),
    asked: p.json<unknown>(),
    receivedAt: p.datetime(3),
    answer: p.json<unknown>().nullable(),
  },
  triggers: audited('update'),
});
