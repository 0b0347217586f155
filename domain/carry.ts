import type { MachineActor } from './actor.ts';
import { textChanged } from './evolve-phase.ts';
import { standing } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import { currentStage, roundOf, roundsOf } from './stages.ts';
import type { Recommendation, Response, Round, StageState } from './state.ts';
import type { Instant } from './time.ts';
import type { Unfolding } from './unfolding.ts';

const by: MachineActor = { is: 'machine', rule: 'positions on unchanged clauses are carried on' };

/**
 * Gives positions of the round before to the one that just opened, where the procedure carries them
 * and every clause that they are about is known to be unchanged. Each says whence it comes.
 */
export function carryPositions(
  story: Unfolding,
  rule: DecisionStage,
  where: { readonly stage: string; readonly round: number },
  at: Instant,
): void {
  const { state } = story;
  if (rule.newText.carry !== 'unchanged-clauses') return;
  const before = roundsOf(state, rule.id).findLast(
    ({ round, phase }) => round < where.round && roundOf(phase) !== null,
  );
  const opened = roundIn(state, where);
  if (!before || !opened) return;
  for (const { response, from } of carriable(state, rule, before)) {
    const { sequence: _, ...given } = response;
    if (!opened.electorate.includes(response.body)) continue;
    const carried = { ...given, carriedFrom: given.carriedFrom ?? from };
    story.add({ type: 'responded', ...where, response: carried, status: 'counted' }, at, by);
  }
  const now = roundIn(story.state, where);
  for (const body of now ? standing(rule, now, 'breaks') : [])
    story.add({ type: 'silence-broken', ...where, body }, at, by);
}

function roundIn(
  state: Recommendation,
  { stage, round }: { readonly stage: string; readonly round: number },
): Round | null {
  const phase = currentStage(state, stage, round)?.phase;
  return phase ? roundOf(phase) : null;
}

function carriable(
  state: Recommendation,
  rule: DecisionStage,
  { version, phase }: StageState,
): readonly { readonly response: Response; readonly from: number }[] {
  const round = roundOf(phase);
  const changed = version === null ? null : changedSince(state, version);
  if (!round || changed === null || version === null) return [];
  const stood = [...round.counted, ...round.void.flatMap((one) => stoodUntilTheText(one))];
  return stood
    .filter((response) => isUntouched(response, changed) && mayBeCarried(rule, response))
    .map((response) => ({ response, from: version }));
}

/** What only the new text took out of the count. */
function stoodUntilTheText(response: Round['void'][number]): readonly Response[] {
  const { why, ...given } = response;
  return why === textChanged ? [given] : [];
}

/** A break that ended its round for good has had its effect; a new one is the body's to make. */
function mayBeCarried(rule: DecisionStage, { position }: Response): boolean {
  return rule.breaks !== 'final' || rule.positions[position]?.effect !== 'breaks';
}

/** Clauses changed by every version after this one; null where one of them does not say. */
function changedSince({ versions }: Recommendation, number: number): readonly string[] | null {
  const later = versions.filter((one) => one.number > number);
  const known = later.flatMap(({ changedClauses }) => (changedClauses ? [changedClauses] : []));
  return known.length === later.length ? known.flat() : null;
}

/** An answer to the whole text is touched by any change; a clause by its parts and its whole. */
function isUntouched({ clauses = [] }: Response, changed: readonly string[]): boolean {
  if (clauses.length === 0) return false;
  return !clauses.some((clause) => changed.some((other) => overlap(clause, other)));
}

function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}
