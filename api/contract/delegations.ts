import { z } from 'zod';
import { responseSchema } from './acts.ts';
import { actorShown, refusedShown, statusField, wouldShown } from './answers.ts';
import {
  actingForField,
  bodyIdField,
  longestReason,
  longestText,
  mark,
  nameField,
  personIdField,
  prose,
  referenceField,
  reviewIdField,
  roleField,
} from './fields.ts';
import { textsShown } from './spelling.ts';
import { momentField, timeShown } from './times.ts';

const reason = prose(longestReason).meta({ description: 'Why; on record' });
const id = mark(100);
export const idParams = z.strictObject({ id });

export const standInSchema = z
  .strictObject({
    mandate: id.meta({ description: 'The mandate that is lent; never wider than it is held' }),
    person: personIdField.meta({ description: 'Who stands in' }),
    from: momentField.optional().meta({ description: 'Default: now' }),
    until: momentField,
    reason,
    actingFor: actingForField,
  })
  .meta({ id: 'StandInAsked' });

export type StandInAsked = z.infer<typeof standInSchema>;

export const endSchema = z
  .strictObject({ reason: reason.optional(), actingFor: actingForField })
  .meta({ id: 'End', description: 'Ends it now' });

export const standInShown = z
  .object({
    id: z.string(),
    mandate: z.string().meta({ description: 'The mandate that is lent' }),
    principal: z.string().nullable(),
    person: z.string(),
    body: z.string(),
    role: roleField,
    from: timeShown,
    until: timeShown.nullable(),
    setBy: z.enum(['principal', 'head-of-delegation', 'secretary']).nullable(),
    grantedBy: z.string(),
    reason: z.string().nullable().meta({ description: 'For its body and the secretary only' }),
    revokedAt: timeShown.nullable(),
  })
  .meta({ id: 'StandIn' });

export const authorisationSchema = z
  .strictObject({
    body: bodyIdField.meta({ description: 'The body that authorises' }),
    speaker: bodyIdField.meta({ description: 'The body whose letters may speak for it' }),
    text: prose(longestText).meta({ description: 'What was written; kept as a document' }),
    from: momentField.optional().meta({ description: 'Default: now' }),
    until: momentField,
    review: reviewIdField.optional().meta({ description: 'Only in this review' }),
    reference: referenceField.optional().meta({ description: 'Only for this recommendation' }),
    actingFor: actingForField,
  })
  .meta({ id: 'AuthorisationAsked' });

export type AuthorisationAsked = z.infer<typeof authorisationSchema>;

export const authorisationShown = z
  .object({
    id: z.string(),
    body: z.string(),
    speaker: z.string(),
    document: z.string().meta({ description: 'SHA-256 of the text' }),
    text: z.string().nullable(),
    from: timeShown,
    until: timeShown,
    review: z.string().nullable(),
    reference: z.string().nullable(),
    givenBy: z.string(),
    givenAs: z.enum(['body', 'secretary']),
    revokedAt: timeShown.nullable(),
  })
  .meta({ id: 'Authorisation' });

export const successionSchema = z
  .strictObject({ person: personIdField, reason, actingFor: actingForField })
  .meta({ id: 'SuccessionAsked', description: 'Who takes over what is held and what waits' });

export type SuccessionAsked = z.infer<typeof successionSchema>;

const claimed = {
  reference: referenceField,
  stage: nameField,
  body: bodyIdField.optional().meta({ description: 'The body that is awaited' }),
  office: nameField.optional().meta({ description: 'Or the office that is awaited' }),
  act: nameField.optional().meta({ description: 'Needed where several acts are awaited' }),
};

export const claimSchema = z
  .strictObject({ ...claimed, actingFor: actingForField })
  .meta({ id: 'ClaimAsked', description: 'One thing that waits for a desk of yours' });

export const releaseSchema = z
  .strictObject({
    ...claimed,
    reason: reason.optional().meta({ description: "Needed to release somebody else's claim" }),
    actingFor: actingForField,
  })
  .meta({ id: 'ReleaseAsked' });

export type ClaimAsked = z.infer<typeof claimSchema>;
export type ReleaseAsked = z.infer<typeof releaseSchema>;

export const bulkSchema = z
  .strictObject({
    items: z
      .array(responseSchema.extend({ reference: referenceField }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'ResponsesAsked', description: 'Positions on several recommendations' });

export type BulkAsked = z.infer<typeof bulkSchema>;

export const bulkShown = z
  .object({
    dryRun: z.boolean(),
    texts: textsShown.optional(),
    results: z.array(
      z.object({
        reference: z.string(),
        key: z.string().meta({ description: 'Its own key: GET /api/receipts/… knows it' }),
        status: z.int().meta({ description: 'What it would have been answered alone' }),
        code: z.string().nullable().meta({ description: 'Of a problem; null where there is none' }),
        message: z.string().meta({ description: 'What is true now, or what went wrong' }),
        accepted: z
          .object({
            sequence: z.int(),
            status: statusField,
            by: actorShown,
            refused: refusedShown.optional(),
          })
          .loose()
          .nullable(),
        would: wouldShown.shape.would.nullable(),
      }),
    ),
  })
  .meta({ id: 'ResponsesAnswered', description: 'One result for each item, in its order' });
