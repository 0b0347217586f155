import { z } from 'zod';
import { roleField } from './fields.ts';
import { holidayWarningShown, planEffectShown } from './plan.ts';
import { flaggedInForceShown, textsShown } from './spelling.ts';
import { signingShown } from './signing.ts';
import { timeShown } from './times.ts';

export const statusField = z
  .enum(['counted', 'late', 'void'])
  .meta({ description: 'late, void: on record, not counted' });

export const actorShown = z
  .object({
    person: z.string().optional(),
    body: z.string().optional(),
    role: roleField.optional(),
    mandate: z.string().optional(),
    principal: z.string().optional().meta({ description: 'In whose place a stand-in acted' }),
    machine: z.string().optional().meta({ description: 'The rule that made the machine act' }),
    operator: z.literal(true).optional(),
  })
  .meta({ id: 'Actor', description: 'A person for a body under a mandate, or the machine' });

export const awaitedShown = z
  .object({
    stage: z.string(),
    round: z.int(),
    body: z.string().nullable(),
    office: z.string().nullable(),
    act: z.string(),
    since: timeShown,
    due: timeShown.nullable(),
    level: z.int().meta({ description: 'How far it has been escalated; 0 not at all' }),
  })
  .meta({ id: 'Awaited' });

export const linksShown = z
  .record(z.string(), z.string())
  .meta({ id: 'Links', description: '`temporal` only for operators, secretaries and auditors' });

/** A letter for several bodies counts where it is valid, and says where not. */
export const refusedShown = z
  .array(z.object({ body: z.string(), code: z.string(), message: z.string() }))
  .meta({ id: 'NotCounted', description: 'For whom the letter did not count, and why' });

/** 200: accepted in history and recorded in the register. */
export const actedShown = z
  .object({
    accepted: z.object({
      subject: z.string().meta({ description: 'The reference, or the id of the review' }),
      act: z.string(),
      key: z.string(),
      sequence: z.int().meta({ description: 'Number of its last event on the record' }),
      status: statusField,
      by: actorShown,
      receivedAt: timeShown,
      refused: refusedShown.optional(),
    }),
    now: z.object({
      sentence: z.string().meta({ description: 'What this needs to pass' }),
      stage: z.string(),
      needs: z.array(awaitedShown),
    }),
    warnings: z
      .array(holidayWarningShown)
      .optional()
      .meta({ description: 'Of acts that may set a deadline: holidays of those who are asked' }),
    texts: textsShown.optional(),
    flagged: flaggedInForceShown.optional(),
    links: linksShown,
  })
  .meta({ id: 'Acted' });

/** 202: accepted; the register is slow. */
export const acceptedShown = z
  .object({
    accepted: actedShown.shape.accepted,
    texts: textsShown.optional(),
    links: linksShown,
  })
  .meta({ id: 'Accepted' });

const roundShown = z.object({ stage: z.string(), round: z.int() });

/** What a move to another version of the procedure would change. */
export const migrationShown = z
  .object({
    from: z.int(),
    to: z.int(),
    kept: z.array(roundShown).meta({ description: 'Open stages that go on as they are' }),
    superseded: z.array(roundShown).meta({ description: 'Open stages that are closed by it' }),
    gone: z.array(z.string()).meta({ description: 'Stages reached that are not there any more' }),
    reached: z.array(roundShown).meta({ description: 'Stages that are reached by it' }),
    void: z
      .array(roundShown.extend({ body: z.string(), position: z.string() }))
      .meta({ description: 'Responses that would count no more' }),
    awaited: z.array(awaitedShown).meta({ description: 'Who would be waited for' }),
  })
  .meta({ id: 'Migration' });

/** What a dry run answers. */
export const wouldShown = z
  .object({
    dryRun: z.literal(true),
    would: z.object({
      act: z.string(),
      status: statusField,
      by: actorShown,
      refused: refusedShown.optional(),
      events: z.array(
        z.object({ type: z.string(), stage: z.string().nullable(), sentence: z.string() }),
      ),
      plan: planEffectShown.optional().meta({ description: 'What it would do to the summit' }),
      warnings: z.array(holidayWarningShown).optional(),
      flagged: flaggedInForceShown.optional(),
    }),
    signing: signingShown.optional().meta({ description: 'Of what binds a body' }),
    now: actedShown.shape.now.optional(),
    texts: textsShown.optional(),
    migration: migrationShown
      .nullable()
      .optional()
      .meta({ description: 'Of a dry run of migrate-procedure' }),
  })
  .meta({ id: 'Would' });

export const writeAnswers = {
  200: {
    description: 'Accepted and on record; of a dry run: what would happen',
    schema: z.union([actedShown, wouldShown]),
  },
  202: { description: 'Accepted; ask at Location whether it is on record', schema: acceptedShown },
};

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: 'Cursor of the following page' }),
  });
}
