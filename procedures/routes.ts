import { z } from 'zod';
import type { Destination, Ladder } from '../domain/procedure.ts';
import { durationSchema } from './durations.ts';

export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, { error: 'is no id: lower-case letters, digits and hyphens' });

const place = z.union(
  [z.enum(['next', 'end', 'meeting', 'chair', 'council']), z.strictObject({ step: identifier })],
  { error: 'leads nowhere; write next, end, meeting, chair, council or { step: ID }' },
);

const destination = z.union(
  [
    place.transform((to): Destination => ({ to, sets: [] })),
    z.strictObject({ to: place.default('next'), sets: z.array(z.string().min(1)).default([]) }),
  ],
  {
    error: 'leads nowhere; write next, end, meeting, chair, council, { step: ID } or { to, sets }',
  },
);

/** Where a stage leads, where a file may also say nothing. */
export const destinationOrNone = destination
  .nullable()
  .default(null)
  .describe('Where it leads, or null; default null');

/** Where a stage leads; `otherwise` is where it leads when the file does not say. */
export function destinationSchema(otherwise: 'next' | 'end' | 'meeting' | 'chair') {
  return destination
    .default({ to: otherwise, sets: [] })
    .describe(
      `Where it leads: next, end, meeting, chair, council, { step: ID }, or { to, sets: [facts that hold from then on] }; default ${otherwise}`,
    );
}

const rung = z.strictObject({
  kind: z.enum(['reminder', 'escalation']),
  when: z
    .enum(['before', 'after', 'begun'])
    .optional()
    .describe(
      'Before or after the deadline, or begun: after the wait began; default: before for a reminder, after for an escalation',
    ),
  offset: durationSchema.default({ seconds: 0 }).describe('How long before or after; default 0'),
  to: z
    .array(identifier)
    .min(1)
    .default(['holder'])
    .describe('Offices told; holder (the default) is exactly those who are awaited'),
  level: z
    .int()
    .min(0)
    .max(20)
    .optional()
    .describe('Default: 0 for a reminder; 1, 2, … for escalations in their order'),
});

/** Reminders and escalations; what a rung leaves out is filled from its place in the ladder. */
export const ladderSchema = z
  .array(rung)
  .max(50)
  .transform((rungs): Ladder => {
    let climbed = 0;
    return rungs.map(({ kind, when, level, ...rest }) => {
      if (kind === 'escalation') climbed = level ?? climbed + 1;
      return {
        kind,
        when: when ?? (kind === 'reminder' ? 'before' : 'after'),
        level: kind === 'reminder' ? (level ?? 0) : climbed,
        ...rest,
      };
    });
  })
  .describe('Reminders before a deadline, escalation at and after it; a rung decides nothing');
