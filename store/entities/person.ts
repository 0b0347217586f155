import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** Somebody who can sign in. */
export const PersonEntity = defineEntity({
  name: 'PersonEntity',
  tableName: 'people',
  schema: registerSchema,
  ...guarded(ofApi.people),
  properties: {
    /** Subject of the sign-in token. */
    id: p.text().primary(),
    name: p.text(),
    email: p.text().nullable(),
    /** The language of their mail: en, fr or uk. */
    language: p.text().default('en'),
    /** IANA name of the zone that they live by; null: the one that was promised is enough. */
    zone: p.text().nullable(),
    version: p.integer().version(),
  },
  triggers: audited('insert', 'update'),
});
