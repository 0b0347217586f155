import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A message to a desk, derived from an event. */
export const NoticeEntity = defineEntity({
  name: 'NoticeEntity',
  tableName: 'notices',
  schema: registerSchema,
  ...guarded(ofApi.notices),
  properties: {
    /** Workflow, sequence of the event and number within it: a retry writes the same row. */
    id: p.text().primary(),
    workflow: p.text(),
    sequence: p.integer(),
    number: p.integer(),
    reference: p.text().nullable(),
    review: p.text(),
    kind: p.text(),
    body: p.text(),
    role: p.text().nullable(),
    office: p.text().nullable(),
    desk: p.text(),
    stage: p.text().nullable(),
    at: p.datetime(3),
    why: p.text(),
    /** null: no mail was set up when it was recorded; `waiting` to be put into mails; `mailed`. */
    mail: p.text().nullable(),
    recordedAt: p.datetime(3).defaultRaw('now()'),
  },
  indexes: [
    { name: 'notices_by_desk', properties: ['desk', 'at', 'id'] },
    { name: 'notices_by_workflow', properties: ['workflow', 'sequence', 'number'] },
    { name: 'notices_to_mail', properties: ['recordedAt', 'id'], where: "mail = 'waiting'" },
  ],
});
