import { z } from 'zod';
import type { BodyId, Role } from '../../domain/actor.ts';

/** Text without what a database or a reader cannot hold: NUL, half characters. */
function readable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}

/** Prose of a bounded length, in characters. */
export function prose(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => readable(text) && text.trim() !== '', {
      error: 'is empty or holds characters that no text has',
    });
}

export const longestText = 200_000;
export const longestReason = 10_000;

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const idError = 'is no id: letters, digits, dots, hyphens and underscores, at most 64';

export const referenceField = z
  .string()
  .regex(idPattern, { error: idError })
  .meta({ description: 'Reference of a recommendation', example: 'SDPR-07' });

export const reviewIdField = z
  .string()
  .regex(idPattern, { error: idError })
  .meta({ description: 'Id of a review', example: 'sdpr-2024' });

export const bodyIdField: z.ZodType<BodyId> = z
  .string()
  .regex(idPattern, { error: idError })
  .meta({ description: 'Id of a body; nations use ISO 3166-1 alpha-3', example: 'NOR' });

export const personIdField = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, { error: 'is no id of a person: 1 to 200 visible characters' })
  .meta({ description: 'Id of a person: the `sub` of the token', example: 'anna.berg' });

/** A step, stage, office, position: lower case with hyphens. */
export const nameField = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, { error: 'is no name: letters, digits and hyphens' });

export const hashField = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'is no SHA-256 in lower-case hexadecimal' })
  .meta({ description: 'SHA-256 of a text, lower-case hexadecimal' });

export const roles = [
  'member',
  'chair',
  'action-officer',
  'delegate',
  'head-of-delegation',
  'expert',
  'approver',
  'champion',
  'secretary',
  'director',
  'assistant-secretary-general',
  'presiding-officer',
  'registrar',
  'authority',
  'auditor',
  'requester',
  'operator',
  'service',
] as const satisfies readonly Role[];

export const roleField = z.enum(roles).meta({ description: 'What a mandate lets a person be' });

export const countryField = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'is no country code: two capital letters, such as BE' })
  .meta({ description: 'ISO 3166-1 alpha-2', example: 'BE' });

export const actingForField = z
  .strictObject({ body: bodyIdField, role: roleField.optional() })
  .optional()
  .meta({
    description:
      'The body (and role) acted for; may be left out where only one of your mandates fits',
  });

export const officeField = z.strictObject({ body: bodyIdField, role: roleField });

export const cursorField = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .meta({ description: '`next` of the page before' });

export const limitField = z.coerce
  .number()
  .int()
  .min(1)
  .max(200)
  .default(50)
  .meta({ description: 'How many at most' });

/** Of a query: only the words true and false. */
export const flagField = z.enum(['true', 'false']).transform((text) => text === 'true');
