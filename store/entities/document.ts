import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { redactable, registerSchema, unworded } from './register.ts';

/** Every text that people wrote, known by its SHA-256; the same text twice is one row. */
export const DocumentEntity = defineEntity({
  name: 'DocumentEntity',
  tableName: 'documents',
  schema: registerSchema,
  ...guarded(ofApi.documents),
  properties: {
    sha256: p.text().primary(),
    mediaType: p.text(),
    /** Empty once it is redacted. */
    text: p.text(),
    storedAt: p.datetime(3).defaultRaw('now()'),
    /** The redaction that took the text away. */
    redaction: p.text().nullable(),
  },
  checks: [
    {
      name: 'documents_sha256',
      expression:
        "redaction is not null and text = ''::text or sha256 = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text)",
    },
  ],
  triggers: [redactable(), unworded()],
});
