import { z } from 'zod';
import { requirementSchema } from './conditions.ts';
import { dueSchema } from './durations.ts';
import { destinationSchema, identifier, ladderSchema } from './routes.ts';

export const stageTitle = z.string().min(1).max(120);

/** A stage that waits for one act by one office. */
export const taskStageSchema = z.strictObject({
  kind: z.literal('task'),
  id: identifier,
  title: stageTitle,
  act: z
    .enum([
      'accept',
      'freeze-version',
      'advise',
      'close-package',
      'conclude',
      'publish',
      'accept-evidence',
    ])
    .describe('The act that is awaited'),
  holder: identifier.describe('The office whose act it is'),
  requires: z
    .array(requirementSchema)
    .default([])
    .describe('What the act must bring or what must hold before it; default nothing'),
  due: dueSchema,
  passedOverBy: identifier
    .nullable()
    .default(null)
    .describe('Who may go on without it, by a reasoned act; default nobody'),
  next: destinationSchema('next'),
  ladder: ladderSchema.optional().describe("Default: the procedure's own ladder"),
});
