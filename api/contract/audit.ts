import { z } from 'zod';
import { bodyIdField, personIdField, referenceField, reviewIdField, sought } from './fields.ts';

const word = sought(200).min(1);
const moment = z.iso.datetime({ offset: true });
const hash = z.string().meta({ description: 'SHA-256 in hexadecimal' });

export const entriesQuery = z.strictObject({
  body: bodyIdField.optional().meta({ description: 'That acted, or that it is about' }),
  act: word.optional().meta({ description: 'Type of the event, or the route that was asked' }),
  kind: word.optional().meta({ description: 'For example event, mandate, refused-attempt' }),
  reference: referenceField.optional(),
  review: reviewIdField.optional(),
  person: personIdField.optional(),
  from: moment.optional().meta({ description: 'From this instant on' }),
  until: moment.optional().meta({ description: 'Before this instant' }),
  after: z.coerce
    .number()
    .int()
    .min(-1)
    .max(999_999_999)
    .default(-1)
    .meta({ description: 'The `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  format: z
    .enum(['json', 'jsonl', 'csv'])
    .default('json')
    .meta({ description: 'json: a page; the others: everything, as a file' }),
});

export type EntriesQuery = z.output<typeof entriesQuery>;

export const entryShown = z
  .object({
    index: z.int().meta({ description: 'Number of the entry, from 0' }),
    at: z.string().nullable(),
    kind: z.string(),
    act: z.string(),
    review: z.string().nullable(),
    reference: z.string().nullable(),
    stage: z.string().nullable(),
    body: z.string().nullable(),
    person: z.string().nullable(),
    role: z.string().nullable(),
    mandate: z.string().nullable(),
    text: hash.nullable().meta({ description: 'The text that a decision was bound to' }),
    hash: hash.meta({ description: 'Of the entry; GET /api/audit/proof/{index} proves it' }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

export const entriesShown = z.object({
  items: z.array(entryShown),
  next: z.int().nullable().meta({ description: 'Ask with it as `after`; null: the log ends here' }),
});

export const bodyRecordQuery = z.strictObject({
  format: z.enum(['jsonl', 'csv']).default('jsonl'),
});
