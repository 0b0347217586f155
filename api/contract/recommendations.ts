import { z } from 'zod';
import { askShown, choicesField, ifSilentField, openActShown } from './asks.ts';
import { actorShown, awaitedShown, linksShown } from './answers.ts';
import {
  cursorField,
  flagField,
  limitField,
  referenceField,
  reviewIdField,
  sought,
} from './fields.ts';
import { holidayWarningShown } from './plan.ts';
import { timeShown } from './times.ts';

export const noQuery = z.strictObject({});
export const noParams = z.strictObject({});
export const referenceParams = z.strictObject({ reference: referenceField });
export const reviewParams = z.strictObject({ id: reviewIdField });
export const pageQuery = z.strictObject({ cursor: cursorField, limit: limitField });

export const listQuery = z.strictObject({
  review: reviewIdField.optional(),
  stage: sought(200).optional().meta({ description: 'An open stage, or `over`' }),
  waitingOn: sought(64).optional().meta({ description: 'A body or an office' }),
  overdue: flagField.optional().meta({ description: 'true: only what is past its deadline' }),
  workingGroup: sought(64).optional(),
  text: sought(200).min(1).optional().meta({ description: 'Words of reference or title' }),
  cursor: cursorField,
  limit: limitField,
});

export const lineShown = z
  .object({
    reference: z.string(),
    review: z.string(),
    title: z.string(),
    workingGroup: z.string(),
    stage: z.string(),
    step: z.string().nullable(),
    outcome: z.string().nullable(),
    round: z.int(),
    sentence: z.string().meta({ description: 'What this needs to pass' }),
    waitingOn: z.array(z.string()),
    due: timeShown.nullable(),
    overdue: z.boolean(),
    escalation: z.int(),
    held: z.boolean(),
    over: z.boolean(),
    behind: z.boolean().meta({ description: 'An act is accepted and not on record yet' }),
    marking: z.string().nullable(),
    releasability: z.array(z.string()),
    sequence: z.int().nullable().meta({
      description: 'Number of the last event; null for those who are not shown all of them',
    }),
    links: linksShown,
  })
  .meta({ id: 'RecommendationLine' });

export const stageShown = z
  .object({
    stage: z.string(),
    title: z.string(),
    step: z.string(),
    round: z.int(),
    version: z.int().nullable(),
    phase: z.string(),
    outcome: z.string().nullable(),
    reached: timeShown,
    opened: timeShown.nullable(),
    deadline: timeShown.nullable(),
    closed: timeShown.nullable(),
    reason: z.string().nullable(),
    electorate: z.array(z.string()),
    recused: z.array(z.string()),
    passedOver: z.array(z.string()),
  })
  .meta({ id: 'StageRound' });

export const recommendationShown = lineShown
  .extend({
    procedure: z.object({ id: z.string(), version: z.int(), title: z.string() }),
    text: z
      .object({ version: z.int(), hash: z.string() })
      .nullable()
      .meta({ description: 'The version in force; a response carries its hash' }),
    stages: z.array(stageShown),
    needs: z.array(awaitedShown),
    asks: z.array(askShown).meta({ description: 'Of the bodies that you speak for' }),
    acts: z.array(openActShown).meta({
      description: 'What the rules would let you do now beside giving a position',
    }),
    warnings: z.array(holidayWarningShown),
  })
  .meta({ id: 'Recommendation' });

const erratumShown = z.object({
  sequence: z.int().meta({ description: 'Number of the erratum itself' }),
  at: timeShown,
  reason: z.string().nullable(),
  instead: z.string().nullable(),
  struck: z.boolean().meta({ description: 'The response no longer counts' }),
});

export const mandateFlagShown = z
  .object({
    mandate: z.string(),
    body: z.string().meta({ description: 'For which the act spoke under it' }),
    why: z.enum(['revoked', 'ended', 'not-begun', 'changed', 'of-another', 'unknown']),
    since: z.string().nullable().meta({ description: 'When it was revoked, ended or began' }),
  })
  .meta({
    id: 'MandateFlag',
    description:
      'The mandate did not hold when the act was received; it counts until a person decides otherwise',
  });

export const eventShown = z
  .object({
    sequence: z.int(),
    at: timeShown,
    recordedAt: timeShown,
    by: actorShown,
    type: z.string(),
    stage: z.string().nullable(),
    sentence: z.string(),
    errata: z.array(erratumShown).meta({ description: 'What was put right about it since' }),
    flags: z
      .array(mandateFlagShown)
      .meta({ description: 'For those who preside, for auditors and for the body itself' }),
    event: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEvent' });

export const commentShown = z
  .object({
    number: z.int().meta({ description: 'Among those that you may read' }),
    id: z.string(),
    body: z.string(),
    person: z.string().nullable(),
    kind: z.string(),
    clause: z.string(),
    text: z.string().nullable(),
    proposal: z.string().nullable().meta({ description: 'The wording that is suggested' }),
    document: z.string().nullable().meta({ description: 'SHA-256 of the text' }),
    version: z.int(),
    at: timeShown,
    disposition: z.string().nullable(),
    disposed: z
      .object({ person: z.string().nullable(), at: timeShown, reason: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'Comment' });

export const responseShown = z
  .object({
    stage: z.string(),
    round: z.int(),
    body: z.string(),
    position: z.string(),
    at: timeShown,
    person: z.string().nullable(),
    letter: z.string().meta({ description: 'The same for all bodies that one letter spoke for' }),
    status: z.enum(['counted', 'late', 'void']),
    why: z.string().nullable(),
    principal: z.string().nullable().meta({ description: 'In whose place a stand-in answered' }),
    under: z
      .string()
      .nullable()
      .meta({ description: "The mandate or authorisation of another body's letter" }),
    reason: z.string().nullable(),
    statement: z.string().nullable(),
    clauses: z.array(z.string()).meta({ description: 'Empty: the whole text' }),
    carriedFrom: z.int().nullable().meta({
      description: 'The version it was given to, where the procedure carried it on',
    }),
  })
  .meta({ id: 'Response' });

export const inboxLineShown = awaitedShown
  .extend({
    reference: z.string(),
    review: z.string(),
    title: z.string(),
    role: z.string().nullable().meta({ description: 'null: any role that may speak for the body' }),
    sentence: z.string(),
    overdue: z.boolean(),
    ifSilent: ifSilentField,
    stageTitle: z.string().meta({ description: "The stage by the procedure's own words" }),
    answer: z
      .object({
        text: z.object({ version: z.int(), hash: z.string() }),
        positions: choicesField,
      })
      .nullable()
      .meta({ description: 'What may be answered here, as your mandates stand; else null' }),
    claimed: z
      .object({ person: z.string(), name: z.string(), since: timeShown })
      .nullable()
      .meta({ description: 'Who of the desk has taken it upon themselves' }),
    links: linksShown,
  })
  .meta({ id: 'InboxLine' });

export const noticeShown = z
  .object({
    id: z.string(),
    reference: z.string().nullable(),
    review: z.string(),
    kind: z.string(),
    body: z.string(),
    role: z.string().nullable(),
    office: z.string().nullable(),
    stage: z.string().nullable(),
    at: timeShown,
    why: z.string(),
    links: linksShown,
  })
  .meta({ id: 'Notice' });

export const boardShown = z
  .object({
    review: z.string(),
    sentence: z.string(),
    total: z.int(),
    steps: z
      .array(z.object({ step: z.string(), title: z.string() }))
      .meta({ description: 'Of the procedure, in its order' }),
    columns: z
      .array(
        z.object({
          stage: z.string(),
          step: z.string().nullable().meta({ description: 'null: over, or outside the steps' }),
          count: z.int(),
          overdue: z.int(),
          held: z.int(),
        }),
      )
      .meta({ description: "In the procedure's order" }),
    lines: z.array(lineShown).meta({ description: 'At most 500; `total` says how many there are' }),
    links: linksShown,
  })
  .meta({ id: 'Board' });
