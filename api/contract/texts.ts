import { z } from 'zod';
import { actorShown } from './answers.ts';
import {
  bodyIdField,
  clauseField,
  hashField,
  line,
  longestReason,
  longestText,
  mark,
  prose,
} from './fields.ts';
import { flaggedShown } from './spelling.ts';
import { timeShown } from './times.ts';

export const languageField = z
  .string()
  .regex(/^[a-z]{2}$/, { error: 'is no ISO 639-1 code of a language, such as en, fr or uk' })
  .meta({ description: 'ISO 639-1', example: 'fr' });

/** A file's name: one line, no path. */
export const fileNameField = line(200)
  .regex(/^[^/\\]+$/, { error: 'is no name of a file: one line without a path' })
  .meta({ example: 'Cost table.xlsx' });

const annexField = z.strictObject({
  attachment: hashField.meta({ description: 'SHA-256 that POST /api/attachments answered' }),
  name: fileNameField,
});

const namedChangeField = z.strictObject({
  clause: clauseField,
  comment: mark(64).optional().meta({ description: 'Id of the comment' }),
  proposer: bodyIdField.optional(),
  why: prose(longestReason).optional(),
});

/** What a version may bring with its text. */
export const paperFields = {
  language: languageField
    .optional()
    .meta({ description: 'Of the text, which is the authoritative one; default en' }),
  languageVersions: z
    .array(z.strictObject({ language: languageField, text: prose(longestText) }))
    .max(20)
    .optional()
    .meta({ description: 'The same in other languages; more may follow' }),
  annexes: z
    .array(annexField)
    .max(50)
    .refine((all) => new Set(all.map(({ attachment }) => attachment)).size === all.length, {
      error: 'name the same file twice',
    })
    .optional()
    .meta({
      description:
        'Files that are decided with the text: with other annexes it is another version. One that is not named again is no annex any more',
    }),
  changes: z
    .array(namedChangeField)
    .max(200)
    .optional()
    .meta({ description: 'Whose proposal the change of a clause is, beside accepted comments' }),
};

export const markingShown = z
  .object({
    marking: z.string(),
    releasability: z.array(z.string()),
    inherited: z.boolean().meta({ description: 'From the version before, not marked anew' }),
  })
  .meta({ id: 'Marking' });

export const fileShown = z
  .object({
    hash: z.string(),
    name: z.string(),
    mediaType: z.string().nullable(),
    size: z.int().nullable().meta({ description: 'Bytes' }),
    address: z.string(),
  })
  .meta({ id: 'AttachedFile' });

export const versionShown = z
  .object({
    number: z.int(),
    hash: z.string().meta({
      description:
        'What a decision carries: the SHA-256 of the text, or with annexes of the sheet that names text and annexes',
    }),
    frozenAt: timeShown,
    person: z.string().nullable(),
    marking: markingShown.nullable(),
    language: z.string().meta({ description: 'Of the authoritative text' }),
    languages: z.array(
      z.object({ language: z.string(), text: z.string(), authoritative: z.boolean() }),
    ),
    document: z.string().meta({ description: 'SHA-256 of the authoritative text' }),
    sheet: z
      .string()
      .nullable()
      .meta({ description: 'The sheet whose SHA-256 is `hash`; null without annexes' }),
    annexes: z.array(fileShown).meta({ description: 'Decided with the text' }),
    attachments: z.array(fileShown).meta({ description: 'Beside it, not decided' }),
    text: z.string().nullable().meta({ description: 'null where it is not released to you' }),
  })
  .meta({ id: 'TextVersion' });

const clauseShown = z.object({
  number: z.string().meta({ description: '`0`: before the first clause', example: '3.2' }),
  heading: z.string(),
  text: z.string(),
});

export const versionWholeShown = versionShown
  .extend({
    shownLanguage: z.string(),
    flagged: flaggedShown,
    clauses: z.array(clauseShown),
  })
  .meta({ id: 'TextVersionWhole' });

const originShown = z.object({
  by: z.enum(['comment', 'named', 'own']),
  sentence: z.string(),
  proposer: z.string().nullable().meta({ description: 'A body' }),
  comment: z.string().nullable(),
  kind: z.string().nullable(),
  disposition: z.string().nullable(),
  reason: z.string().nullable(),
  frozenBy: actorShown,
});

export const changesShown = z
  .object({
    reference: z.string(),
    since: z.object({ number: z.int(), hash: z.string(), marking: markingShown.nullable() }),
    version: z.object({ number: z.int(), hash: z.string(), marking: markingShown.nullable() }),
    changedClauses: z.array(z.string()).meta({
      description: 'Numbers under which the two do not say the same',
    }),
    annexes: z.object({ added: z.array(fileShown), removed: z.array(fileShown) }),
    flagged: flaggedShown.meta({ description: 'In the later version, wherever it came in' }),
    clauses: z.array(
      z.object({
        is: z.enum(['unchanged', 'moved', 'changed', 'added', 'removed']),
        number: z.string().nullable().meta({ description: 'In the later version' }),
        was: z.string().nullable().meta({ description: 'In the earlier version' }),
        heading: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        words: z
          .array(z.object({ is: z.enum(['same', 'added', 'removed']), text: z.string() }))
          .nullable()
          .meta({ description: 'null where nothing differs, or too much to tell it by word' }),
        unseen: z
          .array(z.object({ before: z.string(), after: z.string(), sentence: z.string() }))
          .meta({ description: 'What changed and looks the same: told by its code points' }),
        origins: z.array(originShown),
      }),
    ),
  })
  .meta({ id: 'TextChanges' });

export const attachmentShown = z
  .object({
    hash: z.string().meta({ description: 'SHA-256 of the bytes' }),
    mediaType: z.string(),
    size: z.int(),
    address: z.string(),
  })
  .meta({ id: 'Attachment' });
