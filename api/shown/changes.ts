import type { TextVersion } from '../../domain/state.ts';
import { textOf } from '../../domain/text-version.ts';
import { changedClauses, compare, type ClauseChange } from '../../papers/compare.ts';
import { unseenBetween, unseenIn } from '../../papers/unseen.ts';
import { findAttached, type AttachedFile } from '../../store/attachments.ts';
import { findComments } from '../../store/comments.ts';
import { findTexts } from '../../store/documents.ts';
import { findFrozen } from '../../store/frozen.ts';
import type { Edge } from '../edge.ts';
import type { Matter } from '../matter.ts';
import { originsOf, type Steps } from './origins.ts';
import { flaggedIn } from './spelling.ts';
import { mayReadVersion, showFile, showMarking } from './version.ts';

/** The difference between two versions, and where each change of a clause comes from. */
export async function showChanges(
  edge: Edge,
  matter: Matter,
  before: TextVersion,
  after: TextVersion,
) {
  const { reference } = matter.state;
  const documents = [textOf(before), textOf(after)];
  const [texts, files, steps] = await Promise.all([
    findTexts(edge.store, documents),
    findAttached(edge.store, reference),
    stepsBetween(edge, matter, before, after),
  ]);
  const [was = '', is = ''] = documents.map((document) => texts.get(document) ?? '');
  const annexesOf = (version: TextVersion) =>
    files.filter((file) => file.isAnnex && file.version === version.number);
  return {
    reference,
    since: showEnd(matter, before),
    version: showEnd(matter, after),
    changedClauses: changedClauses(was, is),
    annexes: {
      added: without(annexesOf(after), annexesOf(before)),
      removed: without(annexesOf(before), annexesOf(after)),
    },
    flagged: flaggedIn(is, edge.language),
    clauses: compared(was, is).map((change) => showChange(change, steps)),
  };
}

function showEnd(matter: Matter, { number, hash }: TextVersion) {
  return { number, hash, marking: showMarking(matter, number) };
}

function without(files: readonly AttachedFile[], others: readonly AttachedFile[]) {
  const known = new Set(others.map(({ hash }) => hash));
  return files.filter(({ hash }) => !known.has(hash)).map(showFile);
}

function showChange(change: ClauseChange, steps: Steps) {
  const { is, before, after, words } = change;
  const differs = is !== 'unchanged';
  return {
    is,
    number: after?.number ?? null,
    was: before?.number ?? null,
    heading: (after ?? before)?.heading ?? '',
    before: differs ? (before?.text ?? null) : null,
    after: differs ? (after?.text ?? null) : null,
    words,
    unseen: words === null ? unseenBetween(before?.text, after?.text) : unseenIn(words),
    origins: originsOf(change, steps),
  };
}

/** The freezings and comments that lie between two versions, as far as the viewer may read them. */
async function stepsBetween(
  edge: Edge,
  matter: Matter,
  before: TextVersion,
  after: TextVersion,
): Promise<Steps> {
  const { reference } = matter.state;
  const [allFrozen, allComments] = await Promise.all([
    findFrozen(edge.store, reference),
    findComments(edge.store, reference),
  ]);
  const frozen = allFrozen.filter(
    ({ event }) => event.number > before.number && event.number <= after.number,
  );
  const comments = allComments.filter(
    ({ version }) =>
      version >= before.number &&
      version < after.number &&
      matter.viewer.kind !== 'public' &&
      mayReadVersion(matter, version),
  );
  const whys = frozen
    .flatMap(({ event }) => event.paper?.changes ?? [])
    .flatMap(({ why }) => why ?? []);
  const reasons = await findTexts(edge.store, whys);
  return { frozen, comments, reasons, viewer: matter.viewer, language: edge.language };
}

const lately = new Map<string, readonly ClauseChange[]>();
const mostKept = 20;

/** Two long texts take some hundred milliseconds, and everybody looks at the same two. */
function compared(was: string, is: string): readonly ClauseChange[] {
  const key = `${was.length}\n${was}${is}`;
  const known = lately.get(key);
  if (known) return known;
  const changes = compare(was, is);
  const [oldest] = lately.keys();
  if (lately.size >= mostKept && oldest !== undefined) lately.delete(oldest);
  lately.set(key, changes);
  return changes;
}
