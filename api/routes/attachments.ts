import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { attachable, endingOf } from '../../domain/attachable.ts';
import { isOfKind } from '../../papers/file-kinds.ts';
import {
  findAttachment,
  findUses,
  insertAttachment,
  type Attachment,
} from '../../store/attachments.ts';
import { z } from 'zod';
import { callerOf, type Caller } from '../auth/caller.ts';
import { requiredMandate } from '../auth/required.ts';
import { attachmentShown } from '../contract/texts.ts';
import { hashField } from '../contract/fields.ts';
import { noParams, noQuery } from '../contract/recommendations.ts';
import { writeQuery } from '../contract/write-query.ts';
import type { Edge } from '../edge.ts';
import { findMatter } from '../matter.ts';
import { parsed } from '../parsed.ts';
import { Problem } from '../problem.ts';
import { seenBy } from '../seen-by.ts';
import { Download } from '../download.ts';
import { keyOf, reading, type Called, type Reply } from '../route.ts';
import { mayReadVersion } from '../shown/version.ts';
import { asPhrase, asRow, say } from '../../domain/words/say.ts';

const tag = 'Texts';
const types = Object.keys(attachable);

/** How many places of a file are looked at to find one that the reader may read. */
const mostPlaces = 50;

const handInAnswers = {
  200: {
    description: 'Kept under its hash; the same file again is the same',
    schema: attachmentShown.extend({ dryRun: z.literal(true).optional() }),
  },
};

const handIn: Called<'post', '/api/attachments', typeof writeQuery, null, typeof handInAnswers> = {
  method: 'post',
  path: '/api/attachments',
  act: 'hand-in-file',
  summary: 'Hand in a file, as its bytes, that a version can name as an annex or have beside it',
  tag,
  params: noParams,
  query: writeQuery,
  body: null,
  writes: true,
  bytes: types,
  answers: handInAnswers,
  run: async (edge, request) => {
    const { dryRun } = parsed(writeQuery, request.query, 'query');
    keyOf(request);
    const caller = await callerOf(edge, request, Date.now());
    return await keep(seenBy(edge, caller), caller, request, dryRun);
  },
};

async function keep(edge: Edge, caller: Caller, request: Request, dryRun: boolean): Promise<Reply> {
  requiredMandate(caller, undefined, { act: 'hand-in-file' });
  const mediaType =
    (request.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const body: unknown = request.body;
  const content = body instanceof Uint8Array ? body : new Uint8Array();
  if (content.byteLength === 0 || !isOfKind(mediaType, content)) throw unsuitable(mediaType);
  const hash = createHash('sha256').update(content).digest('hex');
  if (!dryRun)
    await insertAttachment(edge.store, { hash, mediaType, content, person: caller.person });
  return {
    status: 200,
    body: {
      hash,
      mediaType,
      size: content.byteLength,
      address: `/api/attachments/${hash}`,
      ...(dryRun ? { dryRun } : {}),
    },
  };
}

function unsuitable(mediaType: string): Problem {
  const known = types.includes(mediaType);
  return new Problem(
    'unsuitable-attachment',
    known
      ? say`The bytes are no ${mediaType}, or there are none. Nothing was kept; send the file itself with its own Content-Type.`
      : say`Files of the type ${mediaType || asPhrase('(none given)')} are not taken. Nothing was kept. Content-Type is one of: ${asRow(types)}.`,
  );
}

const one = reading({
  path: '/api/attachments/{hash}',
  act: 'read-file',
  summary: 'A file that belongs to a version you may read',
  tag,
  params: z.strictObject({ hash: hashField }),
  query: noQuery,
  answers: {
    200: { description: 'The bytes as they were handed in', schema: z.string(), files: types },
  },
  answer: async (edge, { params, caller }) => {
    const file = await findAttachment(edge.store, params.hash);
    const name = await nameFor(edge, caller, { hash: params.hash, file });
    // Whether a file exists at all is nothing for those who may not read it.
    if (file === undefined || name === undefined)
      throw new Problem(
        'unknown-attachment',
        say`There is no file ${params.hash} that you may read. The versions of a recommendation list those that belong to it.`,
      );
    if (file.redacted !== null)
      throw new Problem(
        'redacted',
        say`${file.redacted} What was decided on it stays on record, by its hash.`,
      );
    return { status: 200, body: new Download(file.mediaType, name, file.content) };
  },
});

/** The name under which the caller may have it; undefined where they may not. */
async function nameFor(
  edge: Edge,
  caller: Caller,
  { hash, file }: { hash: string; file: Pick<Attachment, 'person' | 'mediaType'> | undefined },
): Promise<string | undefined> {
  // Asked also where there is no such file, so that nobody can tell it from one that is not theirs.
  const where = { knownTo: caller.mandates, limit: mostPlaces };
  for (const { reference, version, name } of await findUses(edge.store, hash, where)) {
    const matter = await findMatter(edge, caller, reference);
    if (mayReadVersion(matter, version)) return name;
  }
  return file?.person === caller.person
    ? `${hash.slice(0, 12)}.${endingOf(file.mediaType)}`
    : undefined;
}

export const attachmentRoutes = [handIn, one];
