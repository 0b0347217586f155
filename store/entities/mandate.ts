import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../domain/actor.ts';
import type { SetBy } from '../../domain/stand-ins.ts';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, flagged, registerSchema } from './register.ts';

/** A person may act for a body, in a role, between two instants. */
export const MandateEntity = defineEntity({
  name: 'MandateEntity',
  tableName: 'mandates',
  schema: registerSchema,
  ...guarded(ofApi.mandates),
  properties: {
    id: p.text().primary(),
    person: p.text(),
    body: p.text(),
    role: p.text().$type<Role>(),
    validFrom: p.datetime(3),
    validUntil: p.datetime(3).nullable(),
    /** The mandate this stand-in was lent from. */
    lentFrom: p.text().nullable(),
    grantedBy: p.text(),
    revokedAt: p.datetime(3).nullable(),
    /** Of a stand-in: who set it. */
    setBy: p.text().$type<SetBy>().nullable(),
    reason: p.text().nullable(),
    /** The mandate that this one took over from. */
    succeeds: p.text().nullable(),
    revokedBy: p.text().nullable(),
    revokedReason: p.text().nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'mandates_by_person', properties: ['person'] },
    { name: 'mandates_by_body', properties: ['body'] },
  ],
  triggers: [...audited('insert', 'update'), flagged()],
});
