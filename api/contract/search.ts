import { z } from 'zod';
import { pageOf } from './answers.ts';
import { sought } from './fields.ts';
import { pageQuery } from './recommendations.ts';

export const searchQuery = pageQuery.extend({
  text: sought(200)
    .min(1)
    .meta({ description: 'Words or their beginnings: all of them, twelve at most' }),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const foundShown = z
  .object({
    reference: z.string(),
    review: z.string(),
    title: z.string().nullable().meta({ description: 'null where the title is not for you' }),
    outcome: z.string().nullable(),
    marking: z.string().nullable().meta({ description: 'Of the text; null: not marked' }),
    releasability: z.array(z.string()),
    where: z.enum(['reference', 'title', 'text', 'entry']).meta({
      description: 'Where most of the words are; entry: in the public register',
    }),
    language: z.string().nullable().meta({ description: 'Of the text that the excerpt is from' }),
    excerpt: z
      .string()
      .nullable()
      .meta({ description: 'Around the words, as plain text; null where no text has them' }),
    published: z.boolean().meta({ description: 'Has an entry in the public register' }),
    known: z.boolean().meta({ description: 'false: you know it from the public register alone' }),
  })
  .meta({ id: 'Found' });

export const foundPageShown = pageOf(foundShown);
export type Found = z.infer<typeof foundShown>;
