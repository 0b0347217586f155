import { defineEntity, p } from '@mikro-orm/core';
import type { Procedure } from '../../domain/procedure.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, audited, registerSchema } from './register.ts';

/** Every version of every procedure, for ever. */
export const ProcedureEntity = defineEntity({
  name: 'ProcedureEntity',
  tableName: 'procedures',
  schema: registerSchema,
  ...guarded(ofApi.procedures),
  properties: {
    id: p.text().primary(),
    version: p.integer().primary(),
    title: p.text(),
    hash: p.text(),
    definition: p.json<Procedure>(),
    storedAt: p.datetime(3).defaultRaw('now()'),
  },
  triggers: [appendOnly('procedures'), ...audited('insert')],
});
