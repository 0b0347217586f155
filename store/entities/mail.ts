import { defineEntity, p } from '@mikro-orm/core';
import type { MailMessage, MailState } from '../mails.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** Whether notices go out by mail, and what last kept all of them from going; one row. */
export const MailServiceEntity = defineEntity({
  name: 'MailServiceEntity',
  tableName: 'mail_service',
  schema: registerSchema,
  ...guarded(ofApi.mail_service),
  properties: {
    name: p.text().primary(),
    isOn: p.boolean(),
    changedAt: p.datetime(3).defaultRaw('now()'),
    trouble: p.text().nullable(),
    troubleAt: p.datetime(3).nullable(),
  },
});

/** One mail to one person, about one notice or several: the outbox. */
export const MailEntity = defineEntity({
  name: 'MailEntity',
  tableName: 'mails',
  schema: registerSchema,
  ...guarded(ofApi.mails),
  properties: {
    id: p.text().primary(),
    person: p.text(),
    address: p.text(),
    messageId: p.text().unique(),
    /** As it was written; null once no server will be offered it again. */
    message: p.json<MailMessage>().nullable(),
    state: p.text().$type<MailState>().default('waiting'),
    tries: p.integer().default(0),
    madeAt: p.datetime(3).defaultRaw('now()'),
    /** When it is offered to the server next. */
    nextAt: p.datetime(3).defaultRaw('now()'),
    /** When the server took or refused it, or it came back. */
    settledAt: p.datetime(3).nullable(),
    /** What the server said last. */
    words: p.text().nullable(),
  },
  indexes: [{ name: 'mails_waiting', properties: ['nextAt', 'id'], where: "state = 'waiting'" }],
});

/** Which mail told which notice. */
export const MailNoticeEntity = defineEntity({
  name: 'MailNoticeEntity',
  tableName: 'mail_notices',
  schema: registerSchema,
  ...guarded(ofApi.mail_notices),
  properties: {
    notice: p.text().primary(),
    mail: p.text().primary(),
  },
  indexes: [{ name: 'mail_notices_by_mail', properties: ['mail'] }],
});
