import { z } from 'zod';
import { conditionSchema, requirementSchema } from './conditions.ts';
import { dueSchema, durationSchema } from './durations.ts';
import { destinationOrNone, destinationSchema, identifier, ladderSchema } from './routes.ts';
import { stageTitle } from './task-stage.ts';

const role = z.string().min(1).max(64);

const opening = z.strictObject({
  by: identifier.describe('The office that opens it'),
  act: z
    .enum(['circulate', 'convene'])
    .nullable()
    .default(null)
    .describe('The act that opens it; default null: open as soon as it is reached'),
  requires: z.array(requirementSchema).default([]),
  unmet: z
    .enum(['refuse', 'wait'])
    .default('refuse')
    .describe('What happens while a requirement is unmet; default refuse'),
  objectable: z
    .boolean()
    .default(false)
    .describe('A body may object in the meeting to using the procedure at all; default no'),
  due: dueSchema,
});

const least = z.strictObject({
  when: conditionSchema.nullable().default(null),
  is: durationSchema,
});

const window = z.strictObject({
  default: durationSchema,
  planned: dueSchema.describe('A later instant that the plan has for its end; default none'),
  minimum: z
    .union([durationSchema.transform((is) => [{ when: null, is }]), z.array(least)])
    .default([])
    .describe('A length, or a list of { when, is }; default no minimum'),
  maximum: durationSchema.nullable().default(null),
  atExpiry: z
    .enum(['late', 'counts'])
    .default('late')
    .describe('A response at the very instant of the expiry; default late'),
});

const position = z
  .strictObject({
    effect: z
      .enum(['none', 'breaks', 'blocks', 'rejects', 'recuses'])
      .default('none')
      .describe(
        'breaks: closes or suspends the silence; blocks: forbids agreement while it stands; rejects: not agreed as soon as judged; recuses: leaves the electorate; default none',
      ),
    needsReason: z.boolean().optional().describe('Default: yes where it breaks or blocks'),
    withoutReason: z.enum(['refuse', 'void']).default('refuse'),
    attached: z
      .union([z.boolean(), z.literal('statement')])
      .default(false)
      .describe('Attached to the outcome when agreed: true as a reservation, or as a statement'),
    abstains: z.boolean().default(false).describe('Left out of votes cast less abstentions'),
  })
  .transform(({ needsReason, ...rest }) => ({
    needsReason: needsReason ?? (rest.effect === 'breaks' || rest.effect === 'blocks'),
    ...rest,
  }));

const positions = z
  .record(identifier, position)
  .describe('What a body may answer; `agree: {}` takes all defaults');

const comments = z.strictObject({
  by: z.enum(['anyone', 'electorate']).default('electorate'),
  breaks: z.array(z.enum(['editorial', 'substantive', 'critical'])).default([]),
});

const fraction = z.tuple([z.int().min(0), z.int().min(1)]);

const threshold = z.strictObject({
  when: conditionSchema.nullable().default(null),
  positions: z.array(identifier).min(1),
  bound: z.enum(['at-least', 'more-than', 'at-most', 'less-than']).default('at-least'),
  share: z.union([z.strictObject({ count: z.int().min(0) }), z.strictObject({ of: fraction })], {
    error: 'is no share; write { count: 1 } or { of: [2, 3] }',
  }),
  base: z
    .enum(['electorate', 'electorate-less-recused', 'votes-cast', 'votes-cast-less-abstentions'])
    .default('electorate'),
  role: role.nullable().default(null).describe('Count only bodies that hold it; default all'),
  label: z.string().min(1).max(300),
});

const determination = z.strictObject({
  by: identifier,
  outcomes: z
    .array(z.enum(['agreed', 'not-agreed', 'broken']))
    .min(1)
    .default(['agreed', 'not-agreed', 'broken']),
  due: durationSchema.default({ workingDays: 5 }),
  onTie: z
    .tuple([identifier, identifier])
    .nullable()
    .default(null)
    .describe('Only where as many hold the first as the second; default always'),
  blocked: destinationOrNone.describe(
    'Where a standing block leads instead; default null: it does not stop the determination',
  ),
});

const extension = z.strictObject({
  by: identifier,
  times: z.int().min(1).nullable().default(null).describe('Default: as often as needed'),
  longest: durationSchema.nullable().default(null).describe('Default: no bound'),
});

const passOver = z.strictObject({
  by: identifier.describe('Whose reasoned act it is'),
  from: z
    .enum(['opening', 'deadline'])
    .default('deadline')
    .describe('Since when a body that says nothing may be passed over; default its deadline'),
});

const newText = z.strictObject({
  reissue: z.enum(['at-once', 'ordered']).default('at-once'),
  by: identifier.default('presiding-officer'),
  reaffirm: identifier
    .nullable()
    .default(null)
    .describe('The step whose earlier consent falls with the text; default none'),
  carry: z
    .enum(['none', 'unchanged-clauses'])
    .default('none')
    .describe(
      'Whether positions that name their clauses go on to a text in which none of these changed; default none',
    ),
});

/** A stage that an electorate decides; silence means nothing unless the file says so. */
export const decisionStageSchema = z.strictObject({
  kind: z.literal('decision'),
  id: identifier,
  title: stageTitle,
  electorate: z
    .union([role, z.array(role).min(1).max(50)], { error: 'is no role, nor a list of roles' })
    .describe('A role of the review, for example nations, or several: [P, O]'),
  recusal: z
    .enum(['allowed', 'none'])
    .default('allowed')
    .describe('Whether a body may leave the electorate; default allowed'),
  opening,
  window,
  silence: z.enum(['assent', 'abstention', 'missing']).default('missing'),
  positions,
  comments: comments.nullable().default(null),
  gate: z.array(requirementSchema).default([]),
  breaks: z.enum(['final', 'standing']).default('standing'),
  leastAfterRestore: durationSchema.default({ seconds: 0 }),
  thresholds: z.array(threshold).default([]),
  judged: z
    .strictObject({
      from: z.enum(['opening', 'expiry', 'all-answered']).default('expiry'),
      until: z.enum(['expiry', 'decided']).default('expiry'),
    })
    .default({ from: 'expiry', until: 'expiry' }),
  determination: determination.nullable().default(null),
  extension: extension.nullable().default(null),
  passOver: passOver
    .nullable()
    .default(null)
    .describe('Going on without a body that never answers; default nobody may'),
  moreTime: durationSchema.nullable().default(null),
  rounds: z.int().min(1).max(1000).nullable().default(null),
  newText: newText.prefault({}),
  agreed: destinationSchema('next'),
  broken: destinationSchema('meeting'),
  notAgreed: destinationSchema('chair'),
  ladder: ladderSchema.optional().describe("Default: the procedure's own ladder"),
});
