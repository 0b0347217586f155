import { z } from 'zod';
import { timeShown } from './times.ts';

export const ifSilentField = z
  .enum(['silence-agrees', 'counts-as-abstained', 'answer-missing', 'objection-stands', 'goes-up'])
  .nullable()
  .meta({ description: 'What comes of doing nothing; null: nothing either way' });

export const choicesField = z.array(
  z.object({
    position: z.string(),
    needsReason: z.boolean(),
    effect: z.enum(['none', 'breaks', 'blocks', 'rejects', 'recuses']),
  }),
);

/** What a body that the caller speaks for is asked now. */
export const askShown = z
  .object({
    stage: z.string(),
    title: z.string(),
    round: z.int(),
    body: z.string(),
    deadline: timeShown,
    positions: choicesField,
    ifSilent: ifSilentField,
  })
  .meta({ id: 'Ask' });
