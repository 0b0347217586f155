import { z } from 'zod';
import { flagField } from './fields.ts';
import { timeShown } from './times.ts';

export const slackShown = z
  .object({
    workingDays: z.int().meta({ description: 'Whole ones; a delay begun counts as a day' }),
    milliseconds: z.int(),
  })
  .meta({ id: 'Slack', description: 'Negative: too late by that' });

const outcome = z.string().nullable();

const plannedStageShown = z
  .object({
    stage: z.string(),
    title: z.string(),
    step: z.string(),
    standing: z.enum(['done', 'open', 'ahead', 'skipped']),
    detour: z.boolean().meta({ description: 'Reached only because another stage led there' }),
    latestStart: timeShown.nullable().meta({ description: 'Later than that the summit is lost' }),
    latestEnd: timeShown.nullable(),
    window: z
      .object({ from: timeShown, until: timeShown.nullable() })
      .nullable()
      .meta({ description: 'Where the procedure plans it' }),
    slack: slackShown.nullable(),
    critical: z.boolean(),
    actual: z
      .object({
        round: z.int(),
        reached: timeShown,
        opened: timeShown.nullable(),
        deadline: timeShown.nullable(),
        closed: timeShown.nullable(),
        outcome,
      })
      .nullable()
      .meta({ description: 'What has happened in its last round' }),
  })
  .meta({ id: 'PlannedStage' });

const plannedRecommendationShown = z
  .object({
    reference: z.string(),
    title: z.string(),
    workingGroup: z.string(),
    earliest: timeShown
      .nullable()
      .meta({ description: 'The soonest that the summit could take it up' }),
    slack: slackShown.nullable(),
    feasible: z.boolean(),
    stages: z.array(plannedStageShown),
  })
  .meta({ id: 'PlannedRecommendation' });

export const holidayWarningShown = z
  .object({
    stage: z.string(),
    deadline: timeShown,
    is: z.enum(['running', 'planned']),
    bodies: z.array(z.object({ body: z.string(), holiday: z.string() })),
    sentence: z.string(),
  })
  .meta({ id: 'HolidayWarning', description: 'A deadline on a holiday; it is never moved' });

export const planQuery = z.strictObject({
  stages: flagField
    .optional()
    .meta({ description: 'false: each recommendation without its stages' }),
});

export const reviewPlanShown = z
  .object({
    review: z.string(),
    at: timeShown,
    summit: timeShown,
    sentence: z.string().meta({ description: 'What blocks the summit' }),
    feasible: z.boolean(),
    slack: slackShown.nullable().meta({ description: 'The least of any recommendation' }),
    critical: z.array(
      z.object({
        reference: z.string(),
        stage: z.string(),
        title: z.string(),
        latestEnd: timeShown.nullable(),
      }),
    ),
    flagged: z
      .array(z.string())
      .meta({ description: 'Those on record as too late, of which the officers were told' }),
    recommendations: z.array(plannedRecommendationShown),
    warnings: z.array(holidayWarningShown.extend({ references: z.array(z.string()) })),
  })
  .meta({ id: 'ReviewPlan' });

/** What an act would do to the summit. */
export const planEffectShown = z
  .object({
    slackBefore: slackShown.nullable(),
    slackAfter: slackShown.nullable(),
    feasible: z.boolean(),
    earliest: timeShown.nullable(),
    summit: timeShown,
    sentence: z.string(),
  })
  .meta({ id: 'PlanEffect' });
