import { defineEntity, p } from '@mikro-orm/core';
import { guarded, unguardedForApi } from './guarded.ts';
import { appendOnly, registerSchema } from './register.ts';

/** Every text that people wrote, known by its SHA-256; the same text twice is one row. */
export const DocumentEntity = defineEntity({
  name: 'DocumentEntity',
  tableName: 'documents',
  schema: registerSchema,
  ...guarded(unguardedForApi),
  properties: {
    sha256: p.text().primary(),
    mediaType: p.text(),
    text: p.text(),
    storedAt: p.datetime(3).defaultRaw('now()'),
  },
  checks: [
    {
      name: 'documents_sha256',
      expression: "sha256 = encode(sha256(convert_to(text, 'UTF8'::name)), 'hex'::text)",
    },
  ],
  triggers: [appendOnly('documents')],
});
