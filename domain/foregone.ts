import { isMet, holds } from './condition.ts';
import { judge, share, silentBodies, standing, type Verdict } from './judge.ts';
import type { DecisionStage, PositionRule, Threshold } from './procedure.ts';
import type { Recommendation, Response, Round } from './state.ts';

/**
 * The verdict, if no answer of the bodies that are still silent can change it; else undefined.
 *
 * Exact, and fast for hundreds of bodies: each threshold is a sum of what single bodies add to it,
 * so how the silent ones might spread need not be tried; only which sums they can reach together.
 */
export function foregone(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
): Verdict | undefined {
  const now = judge(state, rule, round);
  const silent = silentBodies(round);
  // An open gate is met by other acts than answers; an objection that stands may be lifted.
  if (now.is === 'broken' || stands(rule, round, 'blocks')) return undefined;
  if (rule.gate.some((one) => !isMet(one, state)) || rule.determination !== null) return undefined;
  if (silent.length === 0) return now;
  if (has(rule, ['breaks'])) return undefined;
  const question = asked(state, rule, round, silent);
  if (now.is === 'agreed')
    return has(rule, ['blocks', 'rejects']) || canFail(question) ? undefined : now;
  if (stands(rule, round, 'rejects')) return now;
  return canPass(question) ? undefined : now;
}

function has(rule: DecisionStage, effects: readonly PositionRule['effect'][]): boolean {
  return Object.values(rule.positions).some(({ effect }) => effects.includes(effect));
}

function stands(rule: DecisionStage, round: Round, effect: PositionRule['effect']): boolean {
  return standing(rule, round, effect).length > 0;
}

/** How far each threshold is from being reached, and what each silent body could add to it. */
type Question = {
  /** Reached where this is at least 0. */
  readonly lead: readonly number[];
  /** Per silent body, the answers it could give, each as what it adds to every lead. */
  readonly answers: readonly (readonly (readonly number[])[])[];
};

function asked(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  silent: readonly string[],
): Question {
  const thresholds = rule.thresholds.filter((one) => !one.when || holds(one.when, state.facts));
  const leads = (of: Round) => thresholds.flatMap((one) => leadsOf(state, rule, of, one));
  const lead = leads(round);
  const choices = [...Object.keys(rule.positions), null];
  const answersOf = (body: string) =>
    choices.map((position) => {
      if (position === null) return lead.map(() => 0);
      const after = leads(answered(rule, round, body, position));
      return after.map((one, n) => one - (lead[n] ?? 0));
    });
  // Bodies that hold the same roles add the same.
  const alike = Map.groupBy(silent, (body) =>
    thresholds
      .map(({ role }) => role === null || state.setting.roles[role]?.includes(body) === true)
      .join(' '),
  );
  const answers = [...alike.values()].flatMap(([first = '', ...others]) => {
    const same = answersOf(first);
    return [same, ...others.map(() => same)];
  });
  return { lead, answers };
}

/** Whole numbers; a fraction of nobody's votes is not reached, which is a lead of its own. */
function leadsOf(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  threshold: Threshold,
): readonly number[] {
  const { have, base } = share(state, rule, round, threshold);
  const [part, whole] =
    'count' in threshold.share ? [threshold.share.count, 1] : threshold.share.of;
  const over = 'count' in threshold.share ? have - part : have * whole - base * part;
  switch (threshold.bound) {
    case 'at-least':
      return 'count' in threshold.share ? [over] : [over, base - 1];
    case 'more-than':
      return [over - 1];
    case 'at-most':
      return [-over];
    case 'less-than':
      return [-over - 1];
  }
}

function answered(rule: DecisionStage, round: Round, body: string, position: string): Round {
  if (rule.positions[position]?.effect === 'recuses')
    return { ...round, recused: [...round.recused, body] };
  const response: Response = {
    body,
    position,
    at: round.openedAt,
    person: null,
    letter: '',
    reason: null,
    statement: null,
  };
  return { ...round, counted: [...round.counted, response] };
}

/** Whether some answers could leave a threshold unreached: the worst for each by itself. */
function canFail({ lead, answers }: Question): boolean {
  return lead.some(
    (now, n) =>
      answers.reduce((sum, choices) => sum + Math.min(...choices.map((one) => one[n] ?? 0)), now) <
      0,
  );
}

const mostSums = 300;

/** Whether some answers could reach every threshold at once. */
function canPass({ lead, answers }: Question): boolean {
  let sums: readonly (readonly number[])[] = [lead];
  for (const choices of answers) {
    const useful = best(choices);
    sums = best(sums.flatMap((sum) => useful.map((one) => sum.map((n, i) => n + (one[i] ?? 0)))));
    if (sums.some((sum) => sum.every((n) => n >= 0))) return true;
    // Many thresholds that pull apart: staying open until the expiry is never wrong.
    if (sums.length > mostSums) return true;
  }
  return sums.some((sum) => sum.every((n) => n >= 0));
}

/** Without those that another is nowhere worse than. */
function best(sums: readonly (readonly number[])[]): (readonly number[])[] {
  const distinct = [...new Map(sums.map((sum) => [sum.join(' '), sum])).values()];
  return distinct.filter(
    (one) => !distinct.some((other) => other !== one && other.every((n, i) => n >= (one[i] ?? 0))),
  );
}
