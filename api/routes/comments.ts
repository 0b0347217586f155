import { z } from 'zod';
import { commentCsv } from '../../papers/comment-csv.ts';
import type { CommentMatrix } from '../../papers/comment-matrix.ts';
import { findComments, type CommentLine } from '../../store/comments.ts';
import { commentShown, referenceParams } from '../contract/recommendations.ts';
import { markingShown } from '../contract/texts.ts';
import type { Edge } from '../edge.ts';
import { findMatter, type Matter } from '../matter.ts';
import { costlyAsPaper } from '../limits/costly.ts';
import { Download } from '../download.ts';
import { printer } from '../printer.ts';
import { reading } from '../route.ts';
import { showTime } from '../shown/time.ts';
import { markingLine, showMarking } from '../shown/version.ts';
import { holdsActOf } from '../../domain/offices.ts';
import { readsVersion } from '../../domain/releasability.ts';

const forms = {
  json: 'application/json',
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
type Form = keyof typeof forms;

const formats = ['json', 'csv', 'docx'] as const satisfies readonly Form[];

const comments = reading({
  path: '/api/recommendations/{reference}/comments',
  lane: costlyAsPaper,
  act: 'read-comments',
  summary: 'The comment matrix, as JSON, CSV or a Word document',
  tag: 'Texts',
  params: referenceParams,
  query: z.strictObject({
    format: z.enum(formats).optional().meta({ description: 'Default: what Accept prefers' }),
  }),
  answers: {
    200: {
      description: 'All that you may read, in the order in which they were made',
      schema: z.object({
        marking: markingShown.nullable(),
        mayDispose: z.boolean().meta({ description: 'Whether disposing of them is your act' }),
        items: z.array(commentShown),
      }),
      files: [forms.csv, forms.docx],
    },
  },
  answer: async (edge, { params, query, caller, preferred }) => {
    const matter = await findMatter(edge, caller, params.reference);
    const lines = await readable(edge, matter);
    const liked = preferred(formats.map((form) => forms[form]));
    const form = query.format ?? formats.find((one) => forms[one] === liked) ?? 'json';
    if (form === 'json')
      return {
        status: 200,
        body: {
          ...shown(matter, lines),
          mayDispose: holdsActOf(matter.state, caller.mandates, 'dispose'),
        },
      };
    const matrix = matrixOf(matter, lines);
    const bytes =
      form === 'csv' ? commentCsv(matrix) : await printer.print({ is: 'comments', matrix });
    const mediaType = form === 'csv' ? `${forms.csv}; charset=utf-8` : forms.docx;
    const name = `${params.reference} comments.${form}`;
    return { status: 200, body: new Download(mediaType, name, bytes) };
  },
});

/**
 * Each with its number among those that the reader may read: the same for all who read the whole
 * matrix, and without gaps that would tell a partner of others. Whoever refers to one across that
 * line does so by its id.
 */
type Numbered = CommentLine & { readonly number: number };

/** Comments are read with the version that they are about. */
async function readable(edge: Edge, { viewer, state }: Matter): Promise<readonly Numbered[]> {
  if (viewer.kind === 'public') return [];
  const lines = await findComments(edge.store, state.reference);
  return lines
    .filter(({ version }) => readsVersion(viewer, state, version === 0 ? null : version))
    .map((line, index) => ({ ...line, number: index + 1 }));
}

function currentMarking(matter: Matter) {
  return showMarking(matter, matter.state.versions.at(-1)?.number ?? null);
}

function shown(matter: Matter, lines: readonly Numbered[]) {
  const { zone } = matter;
  const items = lines.map(({ disposed, ...line }) => ({
    ...line,
    at: showTime(zone, line.at),
    disposed: disposed && { ...disposed, at: showTime(zone, disposed.at) },
  }));
  return { marking: currentMarking(matter), items };
}

function matrixOf(matter: Matter, lines: readonly Numbered[]): CommentMatrix {
  const { found, state } = matter;
  const marking = currentMarking(matter);
  const instants = lines.flatMap(({ at, disposed }) => [at, disposed?.at ?? at]);
  return {
    reference: state.reference,
    title: found.title,
    marking: marking ? markingLine(marking) : 'NOT MARKED YET',
    changedAt: Math.max(found.taskedAt, ...instants),
    rows: lines.map((line) => ({
      number: line.number,
      body: line.body,
      version: line.version,
      clause: line.clause,
      kind: line.kind,
      comment: line.text ?? '',
      proposal: line.proposal ?? '',
      disposition: line.disposition ?? '',
      reason: line.disposed?.reason ?? '',
    })),
  };
}

export const commentRoutes = [comments];
