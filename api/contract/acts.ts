import { z } from 'zod';
import {
  actingForField,
  bodyIdField,
  hashField,
  longestReason,
  line,
  longestText,
  mark as idField,
  nameField,
  prose,
  referenceField,
  sought,
} from './fields.ts';
import { fileNameField, languageField, paperFields } from './texts.ts';
import { momentField, windowField } from './times.ts';

const reason = prose(longestReason).meta({ description: 'Why; kept as a document' });
const stage = nameField.optional().meta({ description: 'Needed where several stages are open' });
const body = bodyIdField.optional().meta({ description: 'Default: the body acted for' });
const window = windowField.optional().meta({ description: "Default: the procedure's own" });
const actingFor = actingForField;

const names = z.strictObject({
  benchmark: prose(longestReason),
  authority: bodyIdField,
  dueDate: momentField,
  indicator: prose(longestReason),
});

const freezeVersion = z.strictObject({
  type: z.literal('freeze-version'),
  text: prose(longestText),
  window,
  names: names.optional().meta({ description: 'What the gate before endorsement asks for' }),
  ...paperFields,
  actingFor,
});
const passOver = z.strictObject({
  type: z.literal('pass-over'),
  stage: nameField,
  body: bodyIdField
    .optional()
    .meta({ description: 'In a stage that decides: the body that never answers' }),
  reason,
  actingFor,
});
const erratum = z.strictObject({
  type: z.literal('erratum'),
  event: z.int().min(1).max(10_000_000).meta({
    description: 'Number of the mistaken event on the timeline',
  }),
  reason,
  instead: prose(longestReason).optional().meta({ description: 'What is true instead' }),
  strike: z.boolean().default(false).meta({
    description:
      'The event is a response that was not given so: it no longer counts. Only while its stage is undecided; what stood against the text then holds the stage',
  }),
  actingFor,
});
const reopen = z.strictObject({
  type: z.literal('reopen'),
  to: nameField.optional().meta({ description: "A step; default: the procedure's own" }),
  reason,
  actingFor,
});
const determine = z.strictObject({
  type: z.literal('determine'),
  stage,
  outcome: z.enum(['agreed', 'not-agreed', 'broken', 'extend', 'resume']),
  window,
  reason,
  actingFor,
});
const dispose = z.strictObject({
  type: z.literal('dispose'),
  comment: idField(64),
  disposition: z.enum(['accepted', 'modified', 'rejected', 'deferred']),
  reason,
  actingFor,
});
const addLanguageVersion = z.strictObject({
  type: z.literal('add-language-version'),
  version: z.int().min(1).optional().meta({ description: 'Default: the version in force' }),
  language: languageField,
  text: prose(longestText),
  actingFor,
});
const attach = z.strictObject({
  type: z.literal('attach'),
  attachment: hashField,
  name: fileNameField,
  actingFor,
});
const mark = z.strictObject({
  type: z.literal('mark'),
  marking: line(120).meta({ example: 'NATO UNCLASSIFIED' }),
  releasability: z.array(line(120)).max(50).default([]),
  actingFor,
});
const circulate = z.strictObject({
  type: z.literal('circulate'),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(20)
    .default([]),
  window,
  actingFor,
});

const migrateProcedure = z
  .strictObject({
    type: z.literal('migrate-procedure'),
    version: z.int().min(1).meta({ description: 'Another version of the procedure it follows' }),
    reason,
    actingFor,
  })
  .meta({
    description:
      'Moves it to another version of its procedure; a dry run tells which stages are kept, superseded or gone, and which responses become void',
  });

/** What goes with a version is given where the version is, not where it is only re-issued. */
function bringsNothingAlone({ text, ...asked }: Readonly<Record<string, unknown>>): boolean {
  return text !== undefined || Object.keys(paperFields).every((name) => asked[name] === undefined);
}

/** One schema for each act on a recommendation. */
export const actSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('accept'), actingFor }),
    freezeVersion,
    z.strictObject({ type: z.literal('lift'), stage, body, actingFor }),
    z.strictObject({ type: z.literal('withdraw-position'), stage, body, actingFor }),
    z.strictObject({ type: z.literal('recuse'), stage, body, actingFor }),
    dispose,
    z.strictObject({
      type: z.literal('advise'),
      stage,
      advice: prose(longestText),
      aligned: z.boolean(),
      actingFor,
    }),
    mark,
    addLanguageVersion,
    attach,
    circulate,
    z.strictObject({ type: z.literal('convene'), stage, window, actingFor }),
    z.strictObject({ type: z.literal('undelivered'), body: bodyIdField, actingFor }),
    z.strictObject({ type: z.literal('request-more-time'), body, actingFor }),
    z.strictObject({
      type: z.literal('extend'),
      stage,
      window: windowField,
      reason: reason.optional(),
      actingFor,
    }),
    z
      .strictObject({
        type: z.literal('reissue'),
        text: prose(longestText).optional().meta({
          description: 'Default: the version that was frozen for it',
        }),
        window,
        ...paperFields,
        actingFor,
      })
      .refine(bringsNothingAlone, {
        error: 'brings annexes, languages or changes without a text; those go with a version',
      }),
    z.strictObject({ type: z.literal('raise'), stage, reason, actingFor }),
    determine,
    passOver,
    z.strictObject({ type: z.literal('publish'), entry: prose(longestText), actingFor }),
    z.strictObject({
      type: z.literal('correct-publication'),
      entry: prose(longestText),
      reason,
      actingFor,
    }),
    z.strictObject({ type: z.literal('release-position'), stage, body, actingFor }),
    z.strictObject({ type: z.literal('refuse-evidence'), reason, actingFor }),
    z.strictObject({
      type: z.literal('submit-evidence'),
      evidence: prose(longestText),
      actingFor,
    }),
    z.strictObject({ type: z.literal('accept-evidence'), actingFor }),
    z.strictObject({ type: z.literal('withdraw'), reason, actingFor }),
    z.strictObject({ type: z.literal('return'), to: nameField.optional(), reason, actingFor }),
    z.strictObject({ type: z.literal('supersede'), successor: referenceField, actingFor }),
    migrateProcedure,
    erratum,
    reopen,
    z
      .strictObject({ type: z.literal('close-package'), manifest: prose(longestText), actingFor })
      .meta({ description: 'Only of a recommendation that was reopened after its summit' }),
    z
      .strictObject({
        type: z.literal('conclude'),
        outcome: z.enum(['endorsed', 'noted', 'withheld']),
        actingFor,
      })
      .meta({ description: 'Only of a recommendation that was reopened after its summit' }),
  ])
  .meta({ id: 'Act', description: 'An act on a recommendation' });

export type ActAsked = z.infer<typeof actSchema>;

/** The acts that it can be. */
export const actTypes = actSchema.options.map(({ shape }) => shape.type.value);

/** The position of one body, or one letter for several. */
export const responseSchema = z
  .strictObject({
    position: nameField.meta({ example: 'object' }),
    text: hashField.meta({ description: 'The hash of the version that it answers' }),
    stage,
    bodies: z
      .array(bodyIdField)
      .min(1)
      .max(300)
      .optional()
      .meta({ description: 'One letter for several bodies; default: the body acted for' }),
    reason: reason.optional(),
    statement: prose(longestReason).optional(),
    clauses: z
      .array(sought(64).min(1))
      .max(200)
      .default([])
      .meta({ description: 'What of the text it is about; default: the whole', example: ['3.2'] }),
    to: z
      .enum(['text', 'opening'])
      .default('text')
      .meta({ description: '`opening`: an objection to using the procedure at all' }),
    actingFor,
  })
  .meta({ id: 'ResponseAsked' });

export type ResponseAsked = z.infer<typeof responseSchema>;

export const commentSchema = z
  .strictObject({
    kind: z.enum(['editorial', 'substantive', 'critical']),
    clause: sought(120).default('').meta({ example: '3.2' }),
    text: prose(20_000),
    proposal: prose(20_000).optional().meta({ description: 'The wording that you suggest' }),
    body,
    actingFor,
  })
  .meta({ id: 'CommentAsked' });

export type CommentAsked = z.infer<typeof commentSchema>;

const concludedField = z.enum(['endorsed', 'noted', 'withheld']);

/** Acts on the review as a whole. */
export const reviewActSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('close-package'),
      members: z
        .array(z.strictObject({ reference: referenceField, text: hashField }))
        .min(1)
        .max(500)
        .meta({ description: 'What the secretary saw; if it has changed the package stays open' }),
      actingFor,
    }),
    z.strictObject({
      type: z.literal('conclude-member'),
      reference: referenceField,
      outcome: concludedField,
      actingFor,
    }),
    z.strictObject({
      type: z.literal('conclude-all'),
      outcome: concludedField,
      except: z
        .array(z.strictObject({ reference: referenceField, outcome: concludedField }))
        .max(500)
        .default([])
        .meta({ description: 'Members that get another outcome than all others' }),
      actingFor,
    }),
    z.strictObject({ type: z.literal('take-out'), reference: referenceField, reason, actingFor }),
    z.strictObject({ type: z.literal('put-back'), reference: referenceField, reason, actingFor }),
  ])
  .meta({ id: 'ReviewAct', description: 'An act on a review' });

export type ReviewActAsked = z.infer<typeof reviewActSchema>;

export const reviewActTypes = reviewActSchema.options.map(({ shape }) => shape.type.value);
