import { z } from 'zod';

/** RFC 9457, with our code. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, what is true now, what to do' }),
    code: z.string().meta({ example: 'stage-closed' }),
    instance: z.string(),
    errors: z
      .array(
        z.object({ path: z.string().meta({ description: 'JSON pointer' }), message: z.string() }),
      )
      .optional(),
    now: z.string().optional().meta({ description: 'What the recommendation needs to pass, now' }),
  })
  .meta({ id: 'Problem' });
