import { defineEntity, p } from '@mikro-orm/core';
import type { Command } from '../../domain/command.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { ReviewCommand } from '../../domain/review/command.ts';
import type { Answer } from '../answer.ts';
import type { Start } from '../receipts.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** What was received, when, and what was answered. */
export const ReceiptEntity = defineEntity({
  name: 'ReceiptEntity',
  tableName: 'receipts',
  schema: registerSchema,
  ...guarded(ofApi.receipts),
  properties: {
    workflow: p.text().primary(),
    key: p.text().primary(),
    hash: p.text(),
    person: p.text(),
    command: p.json<Command | ReviewCommand>(),
    start: p.json<Start>().nullable(),
    receivedAt: p.datetime(3),
    answer: p.json<Answer | Refusal>().nullable(),
    settledAt: p.datetime(3).nullable(),
  },
  indexes: [
    {
      name: 'receipts_unsettled',
      properties: ['receivedAt', 'workflow'],
      where: 'settled_at is null',
    },
  ],
  triggers: audited('update'),
});
