import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { redactable, registerSchema } from './register.ts';

/** Every file that was handed in, known by the SHA-256 of its bytes; the same twice is one row. */
export const AttachmentEntity = defineEntity({
  name: 'AttachmentEntity',
  tableName: 'attachments',
  schema: registerSchema,
  ...guarded(ofApi.attachments),
  properties: {
    sha256: p.text().primary(),
    mediaType: p.text(),
    size: p.integer(),
    content: p.blob(),
    person: p.text(),
    storedAt: p.datetime(3).defaultRaw('now()'),
    /** The redaction that took the bytes away. */
    redaction: p.text().nullable(),
  },
  checks: [
    {
      name: 'attachments_sha256',
      expression:
        "redaction is not null and length(content) = 0 or sha256 = encode(sha256(content), 'hex'::text)",
    },
  ],
  triggers: [redactable()],
});

/** Where a file belongs: an annex is decided with its version, another file stands beside it. */
export const AttachedEntity = defineEntity({
  name: 'AttachedEntity',
  tableName: 'attached',
  schema: registerSchema,
  ...guarded(ofApi.attached),
  properties: {
    workflow: p.text().primary(),
    version: p.integer().primary(),
    sha256: p.text().primary().index('attached_by_sha256'),
    name: p.text(),
    isAnnex: p.boolean(),
  },
});
