import { z } from 'zod';
import type { BodyId, Role } from '../../domain/actor.ts';
import { hiddenIn, madeVisible, type Written } from '../../domain/spelling/hidden.ts';
import { normalised, spellingSaid } from '../../domain/spelling/spelling.ts';
import { say, type Said } from '../../domain/words/say.ts';

/**
 * Which fields hold what a person wrote, and how strictly it is looked at. Every string that is not
 * an id, a hash or a time by its own pattern is one of these; a test walks all routes for it.
 */
export const writings = z.registry<{ readonly as: Written }>();

/** Prose of a bounded length, in characters: what decisions bind and readers rely on. */
export function prose(longest: number) {
  return written('text', longest, (text) => spellingSaid(text, 'text'));
}

/** A title or a name: one line in which no word passes for another. */
export function line(longest: number) {
  return written('line', longest, (text) => spellingSaid(text, 'line'));
}

/** Words that something is looked for by: nothing is kept, so a mix of letters may be asked for. */
export function sought(longest: number) {
  return z.string().overwrite(normalised).max(longest).superRefine(refusing(hiddenFault));
}

/** What another machine wrote and must be kept as it is: what nobody sees is made visible in it. */
export function foreign(longest: number) {
  const shown = (text: string) => madeVisible(normalised(text), 'text').slice(0, longest);
  return z.string().min(1).max(longest).overwrite(shown);
}

function written(as: Written, longest: number, fault: (text: string) => Said | null) {
  return z
    .string()
    .overwrite(normalised)
    .min(1)
    .max(longest)
    .superRefine(refusing((text) => (text.trim() === '' ? say`is empty` : fault(text))))
    .register(writings, { as });
}

function hiddenFault(text: string): Said | null {
  return hiddenIn(text, 'line').length === 0 ? null : spellingSaid(text, 'line');
}

function refusing(fault: (text: string) => Said | null) {
  return (text: string, context: z.core.$RefinementCtx<string>): void => {
    const said = fault(text);
    if (said !== null) context.addIssue({ code: 'custom', message: said.text, params: { said } });
  };
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
  .meta({ description: 'Id of a person: the `sub` of the token', example: 'delegate.deu' });

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

/** An id that this service or a client made: visible ASCII. */
export function mark(longest: number) {
  const error = `is no id: 1 to ${longest} visible ASCII characters`;
  return z
    .string()
    .max(longest)
    .regex(/^[\x21-\x7e]+$/, { error });
}

/** The number of a clause, as the text gives it: `3.2`, `Annex A`, `Стаття 4`. */
export const clauseField = sought(120).min(1).meta({ example: '3.2' });

/** The name of an IANA zone; whether there is such a zone is looked up later. */
export const zoneNameField = z
  .string()
  .regex(/^[A-Za-z0-9_+/-]{1,64}$/, { error: 'is no IANA time zone, such as Europe/Brussels' });

export const officeField = z.strictObject({ body: bodyIdField, role: roleField });

export const cursorField = z
  .string()
  .regex(/^[\x21-\x7e]{1,1000}$/, { error: 'is no cursor that a page gave' })
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
