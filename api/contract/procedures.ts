import { z } from 'zod';
import { unkeepable } from '../../procedures/check.ts';

/** Looked at as a whole before anything else walks through it. */
const written = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  for (const { path, message } of unkeepable(value))
    context.addIssue({ code: 'custom', message, path: partsOf(path) });
});

/** `steps[3].title` as the parts of a path. */
function partsOf(path: string): string[] {
  return path === 'the whole' ? [] : path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
}

export const procedureAsked = written.meta({
  id: 'ProcedureAsked',
  description:
    'A procedure as docs/procedure.schema.json describes it, or { yaml: "…" } with its text',
  example: { yaml: 'id: two-step-approval\nversion: 1\n…' },
});

export const caseAsked = written.meta({
  id: 'CaseAsked',
  description: 'A case as docs/procedures.md describes it, or { yaml: "…" } with its text',
  example: {
    procedure: 'nato-silence',
    start: '2024-06-03T10:00:00Z',
    electorate: 32,
    facts: { committeeEndorsed: true },
    events: [{ at: '2024-06-04T10:00:00Z', body: 'P7', position: 'object', reason: 'no' }],
  },
});

/** The text, where that is all that was sent; otherwise the value itself. */
export function writtenIn(
  body: Readonly<Record<string, unknown>>,
): { readonly text: string } | { readonly value: unknown } {
  const { yaml, ...rest } = body;
  const isText = typeof yaml === 'string' && Object.keys(rest).length === 0;
  return isText ? { text: yaml } : { value: body };
}

export const lineShown = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    hash: z.string().meta({ description: 'SHA-256 of the whole definition' }),
  })
  .meta({ id: 'ProcedureLine' });

export const formats = ['json', 'yaml', 'mermaid', 'text'] as const;

export const wholeShown = lineShown
  .extend({
    procedure: z.record(z.string(), z.unknown()).optional(),
    offices: z.array(z.string()).optional().meta({ description: 'That its stages and acts name' }),
    asks: z
      .object({
        electorates: z.array(
          z.object({
            role: z.string(),
            stages: z.array(z.string()).meta({ description: 'Titles' }),
          }),
        ),
        facts: z.array(
          z.object({
            fact: z.string(),
            is: z.enum(['yes-or-no', 'number', 'one-of']),
            values: z.array(z.string()),
            label: z.string().nullable().meta({ description: 'Told where it does not hold' }),
          }),
        ),
        text: z.enum(['drafted', 'needed', 'possible']).meta({
          description:
            'Where the first text comes from: a step drafts it; with the tasking, since a stage asks about it at once; or it may come so',
        }),
        writers: z.array(z.string()).meta({ description: 'Offices that freeze a text' }),
        summit: z.boolean().meta({ description: 'Whether it leads to one' }),
      })
      .optional()
      .meta({ description: 'What a review and its recommendations have to say for this route' }),
    route: z
      .object({
        boxes: z.array(z.object({ id: z.string(), lines: z.array(z.string()) })),
        arrows: z.array(z.object({ from: z.string(), label: z.string(), to: z.string() })),
      })
      .optional()
      .meta({ description: 'The route to draw; an arrow leads to a box or to a place outside' }),
    text: z.string().optional().meta({ description: 'Where another format than json was asked' }),
  })
  .meta({ id: 'Procedure', description: 'The definition with every default filled' });

export const checkedShown = z
  .object({
    dryRun: z.boolean(),
    kept: z.boolean(),
    procedure: lineShown,
    steps: z.int(),
    text: z.string().meta({ description: 'The route in words' }),
  })
  .meta({ id: 'ProcedureKept' });

export const resultShown = z
  .looseObject({
    outcome: z.string(),
    closedAt: z.string().nullable(),
    next: z.string().nullable(),
    reason: z.string(),
    stages: z.array(z.looseObject({ id: z.string(), round: z.int(), outcome: z.string() })),
    refused: z.array(z.looseObject({ at: z.string(), code: z.string() })),
    notices: z.array(z.looseObject({ at: z.string(), kind: z.string(), to: z.array(z.string()) })),
    differences: z
      .array(z.string())
      .meta({ description: 'What is not as `expect` has it; empty where all is' }),
  })
  .meta({ id: 'Simulated', description: 'What `npm run simulate` prints, and the differences' });
