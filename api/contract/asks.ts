import { z } from 'zod';
import { roleField } from './fields.ts';
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

/** An act that whoever asks could do now. */
export const openActShown = z
  .object({
    act: z.string(),
    stage: z.string().nullable().meta({ description: 'null: the act names none' }),
    title: z.string().nullable().meta({ description: 'Of the stage' }),
    outcomes: z
      .array(z.enum(['agreed', 'not-agreed', 'broken', 'extend', 'resume']))
      .meta({ description: 'Of `determine`: what may be found' }),
    bodies: z
      .array(z.string())
      .meta({ description: 'Of `pass-over` and `undelivered`: whom it may be about' }),
    steps: z
      .array(z.object({ step: z.string(), title: z.string() }))
      .meta({ description: 'Of `return` and `reopen`: where it may lead' }),
    strikes: z.array(z.int()).meta({
      description: 'Of `erratum`: the events whose response it could take out of the count',
    }),
    isAwaited: z.boolean().meta({ description: 'It waits for you' }),
    actingFor: z
      .object({ body: z.string(), role: roleField })
      .meta({ description: 'The mandate under which you could' }),
  })
  .meta({ id: 'OpenAct' });
