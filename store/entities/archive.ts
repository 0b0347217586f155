import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, audited, registerSchema } from './register.ts';

/** A closed review was archived; again where a redaction made another archive of it. */
export const ArchiveEntity = defineEntity({
  name: 'ArchiveEntity',
  tableName: 'archives',
  schema: registerSchema,
  ...guarded(ofApi.archives),
  properties: {
    /** Review and number: `SDPR/1`. */
    id: p.text().primary(),
    review: p.text(),
    /** From 1. */
    number: p.integer(),
    /** The archive holds what was received up to now. */
    at: p.datetime(3),
    /** Who looks after the service, as they call themselves. */
    by: p.text(),
    /** When nothing was open any more. */
    closedAt: p.datetime(3),
    /** How long it had to rest, in ISO 8601. */
    after: p.text(),
    /** How many events the archive holds. */
    events: p.integer(),
    /** Of its manifest, which names all its other members by their own. */
    sha256: p.text(),
  },
  indexes: [{ name: 'archives_by_review', properties: ['review', 'number'] }],
  triggers: [appendOnly('archives'), ...audited('insert')],
});
