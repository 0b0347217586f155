import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { audited, flagged, registerSchema } from './register.ts';

/** A body authorised another one in writing to speak for it. */
export const AuthorisationEntity = defineEntity({
  name: 'AuthorisationEntity',
  tableName: 'authorisations',
  schema: registerSchema,
  ...guarded(ofApi.authorisations),
  properties: {
    id: p.text().primary(),
    body: p.text(),
    speaker: p.text(),
    /** SHA-256 of what was written. */
    document: p.text(),
    validFrom: p.datetime(3),
    validUntil: p.datetime(3),
    /** Only for this review; null for any. */
    review: p.text().nullable(),
    /** Only for this recommendation; null for any. */
    reference: p.text().nullable(),
    givenBy: p.text(),
    /** Whether somebody of the body gave it, or the secretary received it on paper. */
    givenAs: p.text().$type<'body' | 'secretary'>(),
    revokedAt: p.datetime(3).nullable(),
    revokedBy: p.text().nullable(),
    revokedReason: p.text().nullable(),
  },
  indexes: [
    { name: 'authorisations_by_speaker', properties: ['speaker', 'body'] },
    { name: 'authorisations_by_document', properties: ['document'] },
  ],
  triggers: [...audited('insert', 'update'), flagged()],
});
