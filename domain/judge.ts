import { isMet, holds, lack } from './condition.ts';
import type { DecisionStage, PositionRule, Threshold } from './procedure.ts';
import { voters } from './stages.ts';
import type { Comment, Recommendation, Response, Round } from './state.ts';

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
  if (breakers.length > 0) return { is: 'broken', reason: `Broken by ${list(breakers)}.` };
  const [comment] = breakingComments(state, rule, round);
  if (comment)
    return { is: 'broken', reason: `Broken by a ${comment.kind} comment of ${comment.body}.` };
  const rejecters = standing(rule, round, 'rejects');
  if (rejecters.length > 0) return { is: 'not-agreed', reason: `Rejected by ${list(rejecters)}.` };
  const blockers = standing(rule, round, 'blocks');
  if (blockers.length > 0)
    return lacking(
      rule,
      `${list(blockers)} ${blockers.length > 1 ? 'stand' : 'stands'} against it.`,
    );
  const gate = rule.gate.find((one) => !isMet(one, state));
  if (gate) return lacking(rule, `${capital(lack(gate, state))}.`);
  const missed = rule.thresholds
    .filter((one) => !one.when || holds(one.when, state.facts))
    .find((one) => !isReached(state, rule, round, one));
  if (missed) return lacking(rule, `${capital(shortfall(state, rule, round, missed))}.`);
  const silent = silentBodies(round);
  if (rule.silence === 'missing' && rule.thresholds.length === 0 && silent.length > 0)
    return lacking(rule, `${list(silent)} ${silent.length > 1 ? 'have' : 'has'} not answered.`);
  if (round.counted.length === 0 && (round.passedOver ?? []).length > 0)
    return lacking(rule, 'Nobody has answered; those that were passed over agree to nothing.');
  return { is: 'agreed', reason: agreedReason(rule, round) };
}

/** What is lacking ends a stage that closes at its expiry, and keeps another one open. */
function lacking(rule: DecisionStage, reason: string): Verdict {
  return { is: rule.judged.until === 'expiry' ? 'not-agreed' : 'open', reason };
}

function agreedReason(rule: DecisionStage, round: Round): string {
  const attached = round.counted.filter((one) => rule.positions[one.position]?.attached);
  const notes = attached.map((one) => `${one.body} (${one.position})`);
  const base = rule.silence === 'assent' ? 'No body objected' : 'What agreement needs is reached';
  const recorded = notes.length > 0 ? `; on record: ${list(notes)}` : '';
  const without = round.passedOver ?? [];
  const passed = without.length > 0 ? `; passed over: ${list(without)}` : '';
  return `${base}${recorded}${passed}.`;
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
): string {
  const { have, base } = share(state, rule, round, threshold);
  if ('count' in threshold.share)
    return `${threshold.label} (${have}${needed(threshold, threshold.share.count)})`;
  const [part, whole] = threshold.share.of;
  return `${threshold.label} (${have} of ${base}${needed(threshold, (base * part) / whole)})`;
}

/** How many a lower bound asks for. */
function needed({ bound }: Threshold, least: number): string {
  if (bound !== 'at-least' && bound !== 'more-than') return '';
  const count = Math.max(1, bound === 'at-least' ? Math.ceil(least) : Math.floor(least) + 1);
  return `, ${count} ${count === 1 ? 'is' : 'are'} needed`;
}

export function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
