import { z } from 'zod';
import type { TextVersion } from '../../domain/state.ts';
import { languageOf, languagesOf, textIn, textOf } from '../../domain/text-version.ts';
import { clauses } from '../../papers/clauses.ts';
import { findAttached } from '../../store/attachments.ts';
import { findTexts } from '../../store/documents.ts';
import { findVersions } from '../../store/versions.ts';
import { referenceField } from '../contract/fields.ts';
import { noQuery, referenceParams } from '../contract/recommendations.ts';
import { changesShown, languageField, versionShown, versionWholeShown } from '../contract/texts.ts';
import type { Edge } from '../edge.ts';
import { findMatter, type Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { showChanges } from '../shown/changes.ts';
import { flaggedIn } from '../shown/spelling.ts';
import { readableVersion, showVersion } from '../shown/version.ts';
import { asRow, say } from '../../domain/words/say.ts';

const tag = 'Texts';
const at = '/api/recommendations/{reference}/versions';

const numberField = z.coerce.number().int().min(1).max(100_000);
const versionParams = z.strictObject({ reference: referenceField, number: numberField });

const all = reading({
  path: at,
  act: 'read-texts',
  summary: 'The frozen texts',
  tag,
  params: referenceParams,
  query: noQuery,
  answers: {
    200: { description: 'All of them', schema: z.object({ items: z.array(versionShown) }) },
  },
  answer: async (edge, { params, caller }) => {
    const matter = await findMatter(edge, caller, params.reference);
    const { versions } = matter.state;
    const known = await knownOf(edge, matter, versions, versions.map(textOf));
    return {
      status: 200,
      body: { items: versions.map((one) => showVersion(matter, one, known(one))) },
    };
  },
});

const one = reading({
  path: `${at}/{number}`,
  act: 'read-texts',
  summary: 'One version by clause, in the authoritative or in another language',
  tag,
  params: versionParams,
  query: z.strictObject({ language: languageField.optional() }),
  answers: { 200: { description: 'The version', schema: versionWholeShown } },
  answer: async (edge, { params, query, caller }) => {
    const matter = await findMatter(edge, caller, params.reference);
    const version = readableVersion(matter, params.number);
    const shownLanguage = query.language ?? languageOf(version);
    const document = textIn(version, shownLanguage);
    if (document === undefined) throw noSuchLanguage(version, shownLanguage);
    const known = await knownOf(edge, matter, [version], [textOf(version), document]);
    const text = known(version).texts.get(document) ?? '';
    const shown = showVersion(matter, version, known(version));
    return {
      status: 200,
      body: {
        ...shown,
        text,
        shownLanguage,
        flagged: flaggedIn(text, edge.language),
        clauses: clauses(text),
      },
    };
  },
});

function noSuchLanguage(version: TextVersion, language: string): Problem {
  return new Problem(
    'unknown-version',
    say`Version ${version.number} is not there in ${language}; it is in ${asRow(languagesOf(version))}.`,
  );
}

/** What the register knows of versions beside the state: who froze them, their files and texts. */
async function knownOf(
  edge: Edge,
  { state }: Matter,
  versions: readonly TextVersion[],
  documents: readonly string[],
) {
  const sheets = versions.filter((version) => version.annexes?.length).map(({ hash }) => hash);
  const [lines, files, texts] = await Promise.all([
    findVersions(edge.store, state.reference),
    findAttached(edge.store, state.reference),
    findTexts(edge.store, [...documents, ...sheets]),
  ]);
  return ({ number }: TextVersion) => ({
    person: lines.find((line) => line.number === number)?.person ?? null,
    files,
    texts,
  });
}

const changes = reading({
  path: `${at}/{number}/changes`,
  act: 'read-texts',
  summary: 'What changed since an earlier version, by clause and word, and whose proposal it was',
  tag,
  params: versionParams,
  query: z.strictObject({
    since: numberField.optional().meta({ description: 'Default: the version before' }),
  }),
  answers: { 200: { description: 'The changes', schema: changesShown } },
  answer: async (edge, { params, query, caller }) => {
    const matter = await findMatter(edge, caller, params.reference);
    const after = readableVersion(matter, params.number);
    const since = query.since ?? params.number - 1;
    if (since < 1 || since >= params.number)
      throw new Problem(
        'unknown-version',
        say`Version ${params.number} is compared with one before it; there is no such version ${since}.`,
      );
    const before = readableVersion(matter, since);
    return { status: 200, body: await showChanges(edge, matter, before, after) };
  },
});

export const textRoutes = [all, one, changes];
