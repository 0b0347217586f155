import { z } from 'zod';
import { actingForField, hashField, longestReason, personIdField, prose } from './fields.ts';
import { timeShown } from './times.ts';

/** What shall be forgotten: a text (of a version, a comment, a reason), a file, or who somebody is. */
const subjectField = z
  .union(
    [
      z.strictObject({ document: hashField }),
      z.strictObject({ attachment: hashField }),
      z.strictObject({ person: personIdField }),
    ],
    {
      error:
        'is nothing to redact; send { document: SHA-256 }, { attachment: SHA-256 } or { person: ID }',
    },
  )
  .meta({ description: 'A text or a file by its SHA-256, or a person by their id' });

export type RedactionSubject = z.infer<typeof subjectField>;

export const redactionSchema = z
  .strictObject({
    what: subjectField,
    reason: prose(longestReason).meta({
      description: 'Shown to everybody in the place of what is taken away',
    }),
    actingFor: actingForField,
  })
  .meta({ id: 'RedactionAsked' });

/** What a redaction hides and what can be proved as before. */
export const redactionEffect = z
  .object({
    id: z.string().nullable().meta({ description: 'null in a dry run' }),
    kind: z.enum(['document', 'attachment', 'person']),
    subject: z.string(),
    hides: z.array(z.string()).meta({ description: 'What nobody can read any more' }),
    stays: z.array(z.string()).meta({ description: 'What stays on record and provable' }),
    named: z
      .array(z.object({ workflow: z.string(), sequence: z.int(), type: z.string() }))
      .meta({ description: 'The events that name it by its hash, at most 500' }),
  })
  .meta({ id: 'RedactionEffect' });

export const redactionShown = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.string(),
    at: timeShown,
    person: z.string(),
    body: z.string(),
    mandate: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Redaction' });
