import { z } from 'zod';
import { languages } from '../../store/people.ts';
import {
  actingForField,
  bodyIdField,
  countryField,
  line,
  longestReason,
  mark,
  personIdField,
  prose,
  roleField,
  zoneNameField,
} from './fields.ts';
import { textsShown } from './spelling.ts';
import { momentField, timeShown } from './times.ts';

export const bodyKinds = ['nation', 'agency', 'committee', 'working-group', 'office'] as const;

const languageField = z.enum(languages).meta({ description: 'Of their mail' });

const zoneField = zoneNameField
  .refine(isZone, { error: 'is no IANA time zone; write for example Europe/Kyiv' })
  .meta({ description: 'IANA zone that they live by; deadlines in mail are told in it as well' });

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const bodySchema = z
  .strictObject({
    id: bodyIdField,
    name: line(200),
    kind: z.enum(bodyKinds),
    country: countryField.nullable().optional().meta({
      description:
        "Whose public holidays it keeps; default: a nation's own by its id, else the host's",
    }),
    actingFor: actingForField,
  })
  .meta({ id: 'BodyAsked' });

export const personSchema = z
  .strictObject({
    id: personIdField,
    name: line(200),
    email: z.email().max(320).nullable().default(null),
    language: languageField.default('en'),
    zone: zoneField.nullable().default(null),
    actingFor: actingForField,
  })
  .meta({ id: 'PersonAsked' });

export const mandateSchema = z
  .strictObject({
    person: personIdField,
    body: bodyIdField,
    role: roleField,
    from: momentField.optional().meta({ description: 'Default: now' }),
    until: momentField.optional().meta({ description: 'Default: until it is revoked' }),
    lentFrom: mark(100)
      .optional()
      .meta({ description: 'A stand-in, as by POST /api/stand-ins: the mandate that is lent' }),
    reason: prose(longestReason).optional().meta({ description: 'Why; on record' }),
    actingFor: actingForField,
  })
  .meta({ id: 'MandateAsked' });

export type MandateAsked = z.infer<typeof mandateSchema>;

export const revokeSchema = z
  .strictObject({ actingFor: actingForField })
  .meta({ id: 'Revocation' });

export const bodyShown = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(bodyKinds),
    country: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Body' });

export const personShown = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    language: z.enum(languages),
    zone: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Person' });

export const mandateShown = z
  .object({
    id: z.string(),
    person: z.string(),
    body: z.string(),
    role: roleField,
    from: timeShown,
    until: timeShown.nullable(),
    lentFrom: z.string().nullable(),
    principal: z.string().nullable().meta({ description: 'Whose stand-in this is' }),
    setBy: z.string().nullable().meta({ description: 'Who set the stand-in' }),
    succeeds: z.string().nullable().meta({ description: 'The mandate it took over from' }),
    grantedBy: z.string(),
    revokedAt: timeShown.nullable(),
  })
  .meta({ id: 'Mandate' });

export const keptShown = z
  .object({
    kept: z.boolean(),
    dryRun: z.boolean(),
    what: z.record(z.string(), z.unknown()).meta({
      description:
        'Of a body or a person with `namesakes`: others whose name a reader cannot tell from this one',
    }),
    texts: textsShown.optional(),
  })
  .meta({ id: 'Kept', description: 'What is on record now; of a dry run: what would be' });

export const keptAnswers = {
  200: { description: 'On record; of a dry run: what would be', schema: keptShown },
};
