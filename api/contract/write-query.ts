import { z } from 'zod';

export const writeQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .meta({ description: 'true: say what would happen and change nothing' }),
});
