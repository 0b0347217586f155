import { z } from 'zod';
import { timeShown } from './times.ts';

/** What somebody who binds a body is about to sign. */
export const signingShown = z
  .object({
    act: z.string(),
    does: z.string().meta({ description: 'In words' }),
    person: z.string(),
    on: z.array(
      z.looseObject({
        reference: z.string().nullable(),
        review: z.string().nullable(),
        title: z.string().nullable(),
        bodies: z.array(z.string()).meta({ description: 'In whose name' }),
        position: z.string().optional(),
        outcome: z.string().optional(),
        text: z
          .object({
            version: z.int(),
            hash: z.string().meta({ description: 'SHA-256 of what is bound' }),
            document: z.string().meta({ description: 'SHA-256 of the text itself' }),
          })
          .nullable(),
      }),
    ),
    freshUntil: timeShown
      .nullable()
      .optional()
      .meta({ description: 'Until when the sign-in counts as fresh; null: it never does' }),
  })
  .meta({ id: 'Signing', description: 'What is about to be signed' });
