import { z } from 'zod';
import type { Ladder, Procedure, Stage } from '../domain/procedure.ts';
import { contradictions } from './contradictions.ts';
import { conditionSchema } from './conditions.ts';
import { decisionStageSchema } from './decision-stage.ts';
import { durationSchema } from './durations.ts';
import { misreferences } from './references.ts';
import { identifier, ladderSchema } from './routes.ts';
import { taskStageSchema } from './task-stage.ts';

const service = z.strictObject({
  drain: durationSchema.default({ seconds: 30 }),
  lateWake: durationSchema.default({ minutes: 2 }),
  gaps: durationSchema.default({ minutes: 15 }),
  within: durationSchema.default({ hours: 4 }),
});

/** Acts that belong to no single stage, and whose they are where the file does not say. */
const usualActs = {
  withdraw: ['working-group-chair', 'presiding-officer'],
  return: ['committee-chair', 'presiding-officer'],
  supersede: ['secretary'],
  raise: ['committee-chair', 'presiding-officer'],
  dispose: ['working-group-chair'],
  mark: ['registrar'],
  undelivered: ['secretary'],
  'submit-evidence': ['authority', 'action-officer'],
  erratum: ['secretary'],
  reopen: ['presiding-officer', 'secretary'],
};

const step = z.strictObject({
  id: identifier,
  title: z.string().min(1).max(120),
  when: conditionSchema
    .nullable()
    .default(null)
    .describe('The step is skipped where this does not hold; default never skipped'),
  detour: z
    .boolean()
    .default(false)
    .describe('Reached only when another stage names it; default no'),
  stages: z
    .array(z.discriminatedUnion('kind', [taskStageSchema, decisionStageSchema]))
    .min(1)
    .describe('Parallel stages; the step is done when all are'),
});

const file = z.strictObject({
  id: identifier,
  version: z.int().min(1).max(1_000_000),
  title: z.string().min(1).max(200),
  source: z
    .array(z.strictObject({ instrument: z.string().min(1), article: z.string().default('') }))
    .default([])
    .describe('Where the rules come from'),
  service: service.prefault({}).describe('When our own failures forbid reading silence as consent'),
  acts: z
    .record(identifier, z.array(identifier).min(1))
    .default({})
    .describe(
      `Offices for the acts that belong to no single stage; what is left out: ${JSON.stringify(usualActs)}`,
    ),
  separation: z
    .array(z.enum(['determine', 'respond']))
    .max(2)
    .default(['determine'])
    .describe(
      'What whoever froze the text (or, without one, asked for the matter) leaves to others: finding its outcome, answering on it; default [determine]',
    ),
  reopensAt: identifier
    .nullable()
    .default(null)
    .describe('The step where what the summit withheld begins again; default its first drafting'),
  ladder: ladderSchema.default([]).describe('For every stage that names none of its own'),
  steps: z.array(step).min(1).max(100),
});

type WrittenStage = z.infer<typeof file>['steps'][number]['stages'][number];

/**
 * A procedure as its file writes it (YAML 1.2 or JSON), with defaults filled so that files stay
 * short; parsing gives exactly the domain's `Procedure`. Every fault carries its path.
 */
export const procedureSchema = file
  .transform(({ ladder, steps, acts, ...rest }): Procedure => ({
    ...rest,
    acts: { ...usualActs, ...acts },
    steps: steps.map(({ stages, ...of }) => ({
      ...of,
      stages: stages.map((stage) => filled(stage, ladder)),
    })),
  }))
  .superRefine((procedure, context) => {
    for (const { path, message } of [...misreferences(procedure), ...contradictions(procedure)])
      context.addIssue({ code: 'custom', path, message });
  });

/** What a file may hold, for the OpenAPI document and an editor's completion. */
export const procedureFileSchema = file;

function filled(stage: WrittenStage, ladder: Ladder): Stage {
  if (stage.kind === 'task') return { ...stage, ladder: stage.ladder ?? ladder };
  return { ...stage, ladder: stage.ladder ?? ladder };
}
