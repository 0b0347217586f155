import { z } from 'zod';
import type { Condition, Requirement } from '../domain/procedure.ts';

const factName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,63}$/, { error: 'is no name of a fact, such as committeeEndorsed' });
const factValue = z.union([z.boolean(), z.string(), z.number()], {
  error: 'is no value of a fact: true, false, a text or a number',
});

/** `{ fact: x }` alone means that it is true; `is` is short for `in` with one value. */
type WrittenCondition =
  | {
      readonly fact: string;
      readonly is?: boolean | string | number | undefined;
      readonly in?: readonly (boolean | string | number)[] | undefined;
      readonly atLeast?: number | undefined;
      readonly below?: number | undefined;
    }
  | { readonly all: readonly WrittenCondition[] }
  | { readonly any: readonly WrittenCondition[] };

const onFact = z
  .strictObject({
    fact: factName,
    is: factValue.optional(),
    in: z.array(factValue).min(1).optional(),
    atLeast: z.number().optional(),
    below: z.number().optional(),
  })
  .refine(
    ({ fact: _fact, ...tests }) =>
      Object.values(tests).filter((given) => given !== undefined).length <= 1,
    { error: 'names one of is, in, atLeast, below, not several' },
  );

const written: z.ZodType<WrittenCondition> = z.lazy(() =>
  z.union(
    [
      onFact,
      z.strictObject({ all: z.array(written).min(1) }),
      z.strictObject({ any: z.array(written).min(1) }),
    ],
    {
      error:
        'is no condition; write { fact: subject, in: [a, b] }, { fact: amount, atLeast: 5 }, { all: […] } or { any: […] }',
    },
  ),
);

export const conditionSchema = written
  .transform(condition)
  .describe(
    'What must hold: { fact: committeeEndorsed } (it is true), { fact, is }, { fact, in: […] }, { fact, atLeast }, { fact, below }, { all: […] }, { any: […] }',
  );

function condition(given: WrittenCondition): Condition {
  if ('all' in given) return { all: given.all.map(condition) };
  if ('any' in given) return { any: given.any.map(condition) };
  const { fact } = given;
  if (given.atLeast !== undefined) return { fact, atLeast: given.atLeast };
  if (given.below !== undefined) return { fact, below: given.below };
  return { fact, in: given.in ?? [given.is ?? true] };
}

const label = z.string().min(1).max(300).describe('The sentence told when it does not hold');

const from = z
  .string()
  .nullable()
  .default(null)
  .describe('The office that can bring it about; default: another stage does');
const act = z.string().default('').describe('By which act; default none');

const onCondition = z
  .strictObject({ fact: factName, label, from, act })
  .transform(({ fact, ...told }): Requirement => {
    return { is: 'fact', condition: { fact, in: [true] }, ...told };
  });
const onFacts = z.strictObject({
  is: z.literal('fact'),
  condition: conditionSchema,
  label,
  from,
  act,
});
const onComments = z.strictObject({
  is: z.enum(['comments-disposed', 'no-critical-comment']),
  label,
});

const onLanguages = z.strictObject({
  is: z.literal('languages'),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/, { error: 'is no ISO 639-1 code, such as en or fr' }))
    .min(1)
    .max(20)
    .describe('ISO 639-1; the version in force must be there in each'),
  label,
  from,
  act: z.literal('add-language-version').default('add-language-version'),
});

export const requirementSchema = z
  .union([onCondition, onFacts, onLanguages, onComments], {
    error:
      'is no requirement; write { fact, label }, { is: fact, condition, label }, { is: languages, languages, label }, { is: comments-disposed, label } or { is: no-critical-comment, label }',
  })
  .describe('Something that must hold, and the sentence told when it does not');
