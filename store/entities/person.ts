import { defineEntity, p } from '@mikro-orm/core';
import { registerSchema } from './register.ts';

/** Somebody who can sign in. */
export const PersonEntity = defineEntity({
  name: 'PersonEntity',
  tableName: 'people',
  schema: registerSchema,
  properties: {
    /** Subject of the sign-in token. */
    id: p.text().primary(),
    name: p.text(),
    email: p.text().nullable(),
    version: p.integer().version(),
  },
});
