import type { Command } from '../../domain/command.ts';
import { readsVersion } from '../../domain/releasability.ts';
import type { Hash, Recommendation } from '../../domain/state.ts';
import { textOf } from '../../domain/text-version.ts';
import { clauses } from '../../papers/clauses.ts';
import { changedClauses } from '../../papers/compare.ts';
import { findTexts } from '../../store/documents.ts';
import type { Caller } from '../auth/caller.ts';
import type { ActAsked, ResponseAsked } from '../contract/acts.ts';
import type { Edge } from '../edge.ts';
import { findMatter } from '../matter.ts';
import { Problem } from '../problem.ts';
import type { MakeCommand } from './commands.ts';
import { asRow, say } from '../../domain/words/say.ts';

/** What a new text changes: clauses by their numbers, against the version of this hash. */
type Changed = { readonly changedClauses: readonly string[]; readonly comparedWith: Hash };

/**
 * The same command with the clauses that its new text changes, where its procedure carries
 * positions on those that it does not. Nowhere else is any text compared.
 */
export async function tellingChanges(
  edge: Edge,
  { caller, reference }: { readonly caller: Caller; readonly reference: string },
  asked: ActAsked,
  make: MakeCommand<Command>,
): Promise<MakeCommand<Command>> {
  if (asked.type !== 'freeze-version' && asked.type !== 'reissue') return make;
  const { state } = await findMatter(edge, caller, reference);
  const changed = carries(state) ? await changedBy(edge, state, asked) : null;
  if (changed === null) return make;
  return (by) => {
    const command = make(by);
    const isText = command.type === 'freeze-version' || command.type === 'reissue';
    return isText ? { ...command, ...changed } : command;
  };
}

/**
 * A position may be about clauses that its text has, since one that there is not never changes.
 * @throws Problem `invalid-request` with each that the text does not have
 */
export async function haveClauses(
  edge: Edge,
  { caller, reference }: { readonly caller: Caller; readonly reference: string },
  { text: hash, clauses: asked }: Pick<ResponseAsked, 'text' | 'clauses'>,
): Promise<void> {
  if (asked.length === 0) return;
  const { state, viewer } = await findMatter(edge, caller, reference);
  const version = state.versions.find((one) => one.hash === hash);
  if (version === undefined || !readsVersion(viewer, state, version.number)) return;
  const document = textOf(version);
  const text = (await findTexts(edge.store, [document])).get(document) ?? '';
  const known = clauses(text).map(({ number }) => number);
  const errors = asked.flatMap((clause, index) =>
    known.some((one) => one === clause || one.startsWith(`${clause}.`))
      ? []
      : [{ path: `/clauses/${index}`, message: say`the text has no clause ${clause}` }],
  );
  if (errors.length === 0) return;
  const there = asRow(known.slice(0, 50));
  throw new Problem(
    'invalid-request',
    say`Version ${version.number} has no such clause. Nothing was changed; it has ${there}.`,
    { errors },
  );
}

function carries({ setting }: Recommendation): boolean {
  return setting.procedure.steps
    .flatMap(({ stages }) => stages)
    .some((stage) => stage.kind === 'decision' && stage.newText.carry === 'unchanged-clauses');
}

async function changedBy(
  edge: Edge,
  { versions }: Recommendation,
  { text, annexes = [] }: Pick<Extract<ActAsked, { type: 'reissue' }>, 'text' | 'annexes'>,
): Promise<Changed | null> {
  const before = versions.at(-1);
  if (before === undefined || text === undefined) return null;
  // Any clause may rest on an annex, so with annexes nothing is known to be as it was.
  if (annexes.length > 0 || (before.annexes ?? []).length > 0) return null;
  const document = textOf(before);
  const was = (await findTexts(edge.store, [document])).get(document);
  if (was === undefined) return null;
  return { changedClauses: changedClauses(was, text), comparedWith: before.hash };
}
