import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, registerSchema } from './register.ts';

/** A program that may use the API, and what it may do. */
export const ServiceAccountEntity = defineEntity({
  name: 'ServiceAccountEntity',
  tableName: 'service_accounts',
  schema: registerSchema,
  ...guarded(ofApi.service_accounts),
  properties: {
    /** The `sub` of its tokens: with most issuers the client id. */
    client: p.text().primary(),
    name: p.text(),
    /** Whose it is. */
    body: p.text(),
    scopes: p.array(),
    validFrom: p.datetime(3),
    validUntil: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
    registeredBy: p.text(),
    version: p.integer().default(1),
  },
  triggers: audited('insert', 'update'),
});
