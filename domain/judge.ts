import { isMet, holds, lack } from './condition.ts';
import type { DecisionStage, PositionRule, Threshold } from './procedure.ts';
import { voters } from './stages.ts';
import type { Comment, Recommendation, Response, Round } from './state.ts';
import { say, type Said } from './words/say.ts';

export type Verdict = {
  readonly is: 'agreed' | 'broken' | 'not-agreed' | 'open';
  /** The sentence that a person would be told. */
  readonly reason: string;
};

/** How many bodies hold each position; `silent` have said nothing. */
export type Tally = Readonly<Record<string, number>>;

export function tally(round: Round): Tally {
  const counts: Record<string, number> = {};
  for (const { position } of round.counted) counts[position] = (counts[position] ?? 0) + 1;
  return { ...counts, silent: unanswered(round).length };
}

/** Bodies that have said nothing and are waited for: not those that were passed over. */
export function silentBodies(round: Round): readonly string[] {
  return unanswered(round).filter((body) => !round.passedOver?.includes(body));
}

function unanswered(round: Round): readonly string[] {
  const answered = new Set(round.counted.map((response) => response.body));
  return voters(round).filter((body) => !answered.has(body));
}

/** Bodies whose position has this effect now. */
export function standing(
  rule: DecisionStage,
  round: Round,
  effect: PositionRule['effect'],
): readonly string[] {
  return round.counted
    .filter((response) => rule.positions[response.position]?.effect === effect)
    .map((response) => response.body);
}

/** Comments on the running text of a kind that breaks it; nobody can lift a comment. */
export function breakingComments(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
): readonly Comment[] {
  const kinds = rule.comments?.breaks ?? [];
  if (kinds.length === 0) return [];
  const version = state.versions.at(-1)?.number ?? 0;
  return state.comments.filter(
    (one) => kinds.includes(one.kind) && one.at >= round.openedAt && one.version === version,
  );
}

/**
 * What the stage would come to if it were judged now, whatever the clock says. One engine for
 * every institution: only the procedure's parameters differ.
 */
export function judge(state: Recommendation, rule: DecisionStage, round: Round): Verdict {
  const breakers = standing(rule, round, 'breaks');
  if (breakers.length > 0) return { is: 'broken', reason: say`Broken by ${list(breakers)}.`.text };
  const [comment] = breakingComments(state, rule, round);
  if (comment)
    return {
      is: 'broken',
      reason: say`Broken by a ${comment.kind} comment of ${comment.body}.`.text,
    };
  const rejecters = standing(rule, round, 'rejects');
  if (rejecters.length > 0)
    return { is: 'not-agreed', reason: say`Rejected by ${list(rejecters)}.`.text };
  const blockers = standing(rule, round, 'blocks');
  if (blockers.length > 0)
    return lacking(
      rule,
      blockers.length > 1
        ? say`${list(blockers)} stand against it.`
        : say`${list(blockers)} stands against it.`,
    );
  const gate = rule.gate.find((one) => !isMet(one, state));
  if (gate) return lacking(rule, say`${capital(lack(gate, state))}.`);
  const missed = rule.thresholds
    .filter((one) => !one.when || holds(one.when, state.facts))
    .find((one) => !isReached(state, rule, round, one));
  if (missed) return lacking(rule, shortfall(state, rule, round, missed));
  const silent = silentBodies(round);
  if (rule.silence === 'missing' && rule.thresholds.length === 0 && silent.length > 0)
    return lacking(
      rule,
      silent.length > 1
        ? say`${list(silent)} have not answered.`
        : say`${list(silent)} has not answered.`,
    );
  if (round.counted.length === 0 && (round.passedOver ?? []).length > 0)
    return lacking(rule, say`Nobody has answered; those that were passed over agree to nothing.`);
  return { is: 'agreed', reason: agreedReason(rule, round).text };
}

/** What is lacking ends a stage that closes at its expiry, and keeps another one open. */
function lacking(rule: DecisionStage, said: Said): Verdict {
  return { is: rule.judged.until === 'expiry' ? 'not-agreed' : 'open', reason: said.text };
}

function agreedReason(rule: DecisionStage, round: Round): Said {
  const attached = round.counted.filter((one) => rule.positions[one.position]?.attached);
  const notes = attached.map((one) => `${one.body} (${one.position})`);
  const without = round.passedOver ?? [];
  return rule.silence === 'assent' ? unopposed(notes, without) : reached(notes, without);
}

function unopposed(notes: readonly string[], without: readonly string[]): Said {
  if (without.length === 0)
    return notes.length === 0
      ? say`No body objected.`
      : say`No body objected; on record: ${list(notes)}.`;
  return notes.length === 0
    ? say`No body objected; passed over: ${list(without)}.`
    : say`No body objected; on record: ${list(notes)}; passed over: ${list(without)}.`;
}

function reached(notes: readonly string[], without: readonly string[]): Said {
  if (without.length === 0)
    return notes.length === 0
      ? say`What agreement needs is reached.`
      : say`What agreement needs is reached; on record: ${list(notes)}.`;
  return notes.length === 0
    ? say`What agreement needs is reached; passed over: ${list(without)}.`
    : say`What agreement needs is reached; on record: ${list(notes)}; passed over: ${list(without)}.`;
}

type Share = { readonly have: number; readonly base: number };

export function share(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  threshold: Threshold,
): Share {
  const holders = threshold.role === null ? null : state.setting.roles[threshold.role];
  const among = (body: string) => !holders || holders.includes(body);
  const cast = round.counted.filter((response) => among(response.body));
  const abstained = (response: Response) => rule.positions[response.position]?.abstains === true;
  const have = cast.filter((one) => threshold.positions.includes(one.position)).length;
  switch (threshold.base) {
    case 'electorate':
      return { have, base: round.electorate.filter(among).length };
    case 'electorate-less-recused':
      return { have, base: voters(round).filter(among).length };
    case 'votes-cast':
      return { have, base: cast.length };
    case 'votes-cast-less-abstentions':
      return { have, base: cast.filter((one) => !abstained(one)).length };
  }
}

export function isReached(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  threshold: Threshold,
): boolean {
  const { have, base } = share(state, rule, round, threshold);
  // A fraction of nothing is not reached: nobody's silence makes two thirds.
  if (base === 0 && 'of' in threshold.share && threshold.bound === 'at-least') return false;
  // Fractions are compared by cross-multiplication, so that two thirds is exact.
  const [left, right] =
    'count' in threshold.share
      ? [have, threshold.share.count]
      : [have * threshold.share.of[1], base * threshold.share.of[0]];
  switch (threshold.bound) {
    case 'at-least':
      return left >= right;
    case 'more-than':
      return left > right;
    case 'at-most':
      return left <= right;
    case 'less-than':
      return left < right;
  }
}

function shortfall(
  state: Recommendation,
  rule: DecisionStage,
  round: Round,
  threshold: Threshold,
): Said {
  const { have, base } = share(state, rule, round, threshold);
  const label = capital(threshold.label);
  if ('count' in threshold.share) {
    const count = needed(threshold, threshold.share.count);
    if (count === null) return say`${label} (${have}).`;
    return count === 1
      ? say`${label} (${have}, ${count} is needed).`
      : say`${label} (${have}, ${count} are needed).`;
  }
  const [part, whole] = threshold.share.of;
  const count = needed(threshold, (base * part) / whole);
  if (count === null) return say`${label} (${have} of ${base}).`;
  return count === 1
    ? say`${label} (${have} of ${base}, ${count} is needed).`
    : say`${label} (${have} of ${base}, ${count} are needed).`;
}

/** How many a lower bound asks for; null where the bound is an upper one. */
function needed({ bound }: Threshold, least: number): number | null {
  if (bound !== 'at-least' && bound !== 'more-than') return null;
  return Math.max(1, bound === 'at-least' ? Math.ceil(least) : Math.floor(least) + 1);
}

export function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
