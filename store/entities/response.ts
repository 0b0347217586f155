import { defineEntity, p } from '@mikro-orm/core';
import { guarded } from './guarded.ts';
import { ofApi } from './of-api.ts';
import { registerSchema } from './register.ts';

/** A response as it stands now: counted, late, or void and why. */
export const ResponseEntity = defineEntity({
  name: 'ResponseEntity',
  tableName: 'responses',
  schema: registerSchema,
  ...guarded(ofApi.responses),
  properties: {
    workflow: p.text().primary(),
    stage: p.text().primary(),
    round: p.integer().primary(),
    body: p.text().primary(),
    /** Receipt key of the letter: a body that answers again does so in another letter. */
    letter: p.text().primary(),
    position: p.text(),
    at: p.datetime(3),
    person: p.text().nullable(),
    reason: p.text().nullable(),
    statement: p.text().nullable(),
    status: p.text(),
    why: p.text().nullable(),
    /** In whose place a stand-in answered. */
    principal: p.text().nullable(),
    /** The mandate or authorisation under which another body's letter spoke. */
    under: p.text().nullable(),
    /** What of the text it is about; empty: the whole. */
    clauses: p.array().default([]),
    /** Number of the version it was given to, where it was carried on. */
    carriedFrom: p.integer().nullable(),
  },
});
