import { z } from 'zod';

export const changesShown = z
  .object({
    everything: z
      .boolean()
      .meta({ description: 'So long ago, or so much: read anew whatever you show' }),
    recommendations: z.array(z.string()).meta({ description: 'References of what changed' }),
    reviews: z.array(z.string()),
  })
  .meta({ id: 'Changes', description: 'Only what you could also find in a timeline' });

export const liveShown = changesShown
  .extend({ cursor: z.string().meta({ description: 'Give it as `after` the next time' }) })
  .meta({ id: 'Live' });

export const liveQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, { error: 'is no cursor' })
    .optional()
    .meta({ description: 'The cursor, or id, that you had last; left out: from now on' }),
});
