import { z } from 'zod';
import { reviewActTypes } from './acts.ts';
import { linksShown } from './answers.ts';
import { timeShown } from './times.ts';

export const packageQuery = z.strictObject({
  format: z
    .enum(['json', 'docx', 'pdf'])
    .default('json')
    .meta({ description: 'docx, pdf: the package as a paper, as far as you may see it' }),
});

const position = z.object({
  body: z.string(),
  position: z.string(),
  at: timeShown,
  reason: z.string().nullable(),
  statement: z.string().nullable(),
  released: z.boolean().meta({ description: 'Its body lets everybody know it' }),
});

const slip = z
  .object({
    latest: timeShown.nullable().meta({ description: 'The latest that what is open now may end' }),
    slackWorkingDays: z.int().nullable().meta({ description: 'Negative: too late already' }),
    slackMilliseconds: z.int().nullable(),
    misses: timeShown.nullable().meta({ description: 'What it misses if it is later: the summit' }),
    sentence: z.string(),
  })
  .meta({ id: 'Slip', description: 'What it costs to slip' });

const stage = z.object({
  stage: z.string(),
  title: z.string(),
  round: z.int(),
  version: z.int().nullable(),
  outcome: z.string(),
  closed: timeShown,
  positions: z.array(position).meta({ description: 'Those that you may know' }),
  silent: z.array(z.string()).meta({ description: 'Asked and silent, as far as you may know it' }),
});

const attached = z.object({
  stage: z.string(),
  body: z.string(),
  position: z.string(),
  reason: z.string().nullable(),
  statement: z.string().nullable(),
});

const takenOut = z.object({
  at: timeShown,
  reason: z.string().nullable(),
  closing: z.enum(['before', 'after']),
});

const member = z
  .object({
    reference: z.string(),
    title: z.string(),
    workingGroup: z.string(),
    version: z.int(),
    text: z.string().meta({
      description: 'SHA-256 that the decisions bind: of the text, or of text and annexes',
    }),
    language: z.string().meta({ description: 'Of the authoritative text' }),
    languages: z.array(z.string()),
    annexes: z.array(z.object({ hash: z.string(), name: z.string() })),
    reads: z.boolean().meta({ description: 'false: its text is not released to you' }),
    marking: z.string().nullable(),
    releasability: z.array(z.string()),
    authority: z.string().nullable(),
    due: timeShown.nullable(),
    indicator: z.string().nullable(),
    stages: z.array(stage),
    reservations: z.array(attached).meta({ description: 'Attached to what was agreed' }),
    statements: z.array(attached),
    slip,
    takenOut: takenOut.nullable(),
    concluded: z.string().nullable(),
  })
  .meta({ id: 'PackageMember' });

const waiting = z.object({
  reference: z.string(),
  title: z.string(),
  step: z.string().nullable(),
  why: z.string(),
  takenOut: takenOut.nullable(),
  slip,
});

export const packageShown = z
  .object({
    review: z.string(),
    title: z.string(),
    procedure: z.object({ id: z.string(), version: z.int() }),
    summitAt: timeShown,
    phase: z.string(),
    closed: timeShown.nullable().meta({ description: 'null while it can change' }),
    manifest: z.string().nullable().meta({ description: 'SHA-256 of what was frozen' }),
    marking: z.string().meta({ description: 'The highest of its members' }),
    sentence: z.string(),
    members: z
      .array(member)
      .meta({ description: 'Once closed the frozen ones, until then those that are ready' }),
    notReady: z.array(waiting),
    acts: z.array(z.enum(reviewActTypes)).meta({ description: 'Acts on it that are yours' }),
    links: linksShown,
  })
  .meta({ id: 'Package' });

export type PackageSeen = z.infer<typeof packageShown>;
export type MemberSeen = z.infer<typeof member>;
export type SlipSeen = z.infer<typeof slip>;
