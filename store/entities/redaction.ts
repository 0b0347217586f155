import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { appendOnly, audited, registerSchema } from './register.ts';

/** Who took what away, and why; what was there is known by its hash. */
export const RedactionEntity = defineEntity({
  name: 'RedactionEntity',
  tableName: 'redactions',
  schema: registerSchema,
  ...guarded(ofApi.redactions),
  properties: {
    id: p.text().primary(),
    /** `document`, `attachment` or `person`. */
    kind: p.text(),
    /** SHA-256 of the text or file, or the person's id. */
    subject: p.text(),
    at: p.datetime(3),
    person: p.text(),
    body: p.text(),
    /** Id and version as they stood at receipt. */
    mandate: p.text(),
    /** Document that says why. */
    reason: p.text(),
    /** Entries of the log that were emptied, by their number and hash; of a person only. */
    entries: p.json<readonly { readonly index: number; readonly hash: string }[]>(),
  },
  indexes: [{ name: 'redactions_by_subject', properties: ['subject', 'kind'] }],
  triggers: [appendOnly('redactions'), ...audited('insert')],
});
