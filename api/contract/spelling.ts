import { z } from 'zod';

const flagged = z.object({
  is: z.enum([
    'hidden',
    'mixed-scripts',
    'passes-for-latin',
    'passes-for-cyrillic',
    'styled',
    'number',
  ]),
  place: z.string().meta({ example: 'at line 3, character 14' }),
  word: z.string().meta({ description: 'With signs that nobody sees made visible' }),
  sentence: z.string(),
});

export const flaggedShown = z
  .array(flagged)
  .meta({ id: 'Flagged', description: 'What of a text may be taken for something else' });

/** Told to whoever puts a text before bodies. */
export const flaggedInForceShown = z
  .array(flagged.extend({ version: z.int(), language: z.string() }))
  .meta({ description: 'Of acts that put a text before bodies: what of it may mislead' });

/** Told with every write that brought texts. */
export const textsShown = z
  .array(
    z.object({
      path: z.string().meta({ description: 'JSON pointer into what was sent' }),
      hash: z
        .string()
        .optional()
        .meta({ description: 'SHA-256 of the text as it is kept and shown; not of titles' }),
      normalised: z.boolean().meta({
        description:
          'true: what is kept is not byte by byte what was sent (Unicode NFC, line ends)',
      }),
      flagged: flaggedShown,
    }),
  )
  .meta({ id: 'TextsKept', description: 'What was made of the texts that were sent' });
