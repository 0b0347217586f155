import { defineEntity, p } from '@mikro-orm/core';
import { AwaitedEntity } from './awaited.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** Somebody of a desk with several people has taken a wait upon themselves; it ends with the wait. */
export const ClaimEntity = defineEntity({
  name: 'ClaimEntity',
  tableName: 'claims',
  schema: registerSchema,
  ...guarded(ofApi.claims),
  properties: {
    wait: () =>
      p.oneToOne(AwaitedEntity).owner().primary().deleteRule('cascade').updateRule('no action'),
    person: p.text(),
    /** Under which it was claimed; a claim holds no longer than its mandate. */
    mandate: p.text(),
    since: p.datetime(3),
  },
});
