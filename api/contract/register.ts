import { z } from 'zod';
import { pageOf } from './answers.ts';
import { timeShown } from './times.ts';

const line = z
  .object({
    reference: z.string(),
    review: z.string(),
    title: z.string().nullable().meta({ description: 'null where the marking is not public' }),
    outcome: z.string().nullable(),
    published: timeShown,
    corrected: timeShown.nullable().meta({ description: 'When the entry was last corrected' }),
    entry: z.string().meta({ description: "The registrar's text, redacted where it must be" }),
  })
  .meta({ id: 'RegisterLine' });

export const registerPageShown = pageOf(line);

export const registerEntryShown = line
  .extend({
    text: z
      .string()
      .nullable()
      .meta({ description: 'The whole text, where its marking is public' }),
    hash: z.string().nullable().meta({ description: 'SHA-256 of that text' }),
    positions: z
      .array(z.object({ body: z.string(), stage: z.string(), position: z.string() }))
      .meta({ description: 'Only those that their bodies have released' }),
    reservations: z.array(
      z.object({ body: z.string(), stage: z.string(), text: z.string().nullable() }),
    ),
    statements: z.array(
      z.object({ body: z.string(), stage: z.string(), text: z.string().nullable() }),
    ),
  })
  .meta({ id: 'RegisterEntry' });

export type RegisterEntry = z.infer<typeof registerEntryShown>;
