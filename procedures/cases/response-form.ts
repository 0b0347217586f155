import { z } from 'zod';
import type { BodyId } from '../../domain/actor.ts';
import type { CaseEvent } from '../../domain/simulation/case.ts';
import { isReasoned } from './act-forms.ts';
import { bodiesSchema, bodySchema } from './bodies.ts';
import { instantSchema } from './times.ts';

const prose = z.string().max(20_000).optional();

/** A response: of one body, the same of several, or one letter in the name of several. */
export function responseForm(zone: string): z.ZodType<Omit<CaseEvent, 'index'>[]> {
  return z
    .strictObject({
      at: instantSchema(zone),
      stage: z.string().min(1).max(64).optional(),
      body: bodySchema.optional(),
      bodies: bodiesSchema.optional(),
      behalf: bodiesSchema.optional(),
      position: z.string({ error: 'is missing' }).min(1).max(64),
      reason: prose,
      text: prose,
      statement: prose,
      version: z.int().min(1).optional(),
      clauses: z.array(z.string().min(1).max(64)).max(200).default([]),
      to: z.enum(['opening', 'text']).default('text'),
    })
    .transform((given, context) => {
      const letters = lettersOf(given);
      if (typeof letters === 'string') {
        context.addIssue({ code: 'custom', path: ['body'], message: letters });
        return z.NEVER;
      }
      const { at, position, to, clauses } = given;
      const reasoned = isReasoned(given.reason, given.text, given.statement);
      return letters.map(({ author, bodies }) => ({
        at,
        stage: given.stage ?? null,
        by: null,
        does: {
          act: 'respond' as const,
          author,
          bodies,
          position,
          isReasoned: reasoned,
          version: given.version ?? null,
          to,
          clauses,
        },
      }));
    });
}

type Letter = { readonly author: BodyId; readonly bodies: readonly BodyId[] };

/** Who writes for whom; a letter speaks for its author too. */
function lettersOf(given: {
  readonly body?: BodyId | undefined;
  readonly bodies?: readonly BodyId[] | undefined;
  readonly behalf?: readonly BodyId[] | undefined;
}): readonly Letter[] | string {
  const { body, bodies, behalf } = given;
  if (bodies && (body !== undefined || behalf)) return 'stands beside bodies; write one of them';
  if (bodies) return bodies.map((one) => ({ author: one, bodies: [one] }));
  const author = body ?? behalf?.[0];
  if (author === undefined) return 'is missing; name the body, or several as bodies';
  return [{ author, bodies: [...new Set([author, ...(behalf ?? [])])] }];
}
