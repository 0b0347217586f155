import { z } from 'zod';
import { linksShown } from './answers.ts';
import { timeShown } from './times.ts';

const evidence = z.object({
  hash: z.string(),
  text: z.string().nullable().meta({ description: 'null where it is not released to you' }),
  submitted: timeShown,
  by: z.string().nullable(),
  status: z.enum(['submitted', 'accepted', 'refused']),
  decided: timeShown.nullable(),
  reason: z.string().nullable().meta({ description: 'Why it was refused' }),
});

export const implementationShown = z
  .object({
    review: z.string(),
    items: z.array(
      z.object({
        reference: z.string(),
        title: z.string(),
        authority: z.string().nullable(),
        due: timeShown.nullable(),
        indicator: z.string().nullable(),
        state: z.enum(['not-begun', 'evidence-awaited', 'evidence-submitted', 'evidence-accepted']),
        begun: timeShown.nullable(),
        overdue: z.boolean(),
        escalation: z.int(),
        reminders: z.int().meta({ description: 'Rungs of its ladder climbed so far' }),
        sentence: z.string(),
        evidence: z.array(evidence),
        links: linksShown,
      }),
    ),
  })
  .meta({ id: 'Implementation' });

export type ImplementationSeen = z.infer<typeof implementationShown>;
export type EvidenceSeen = z.infer<typeof evidence>;
