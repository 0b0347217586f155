import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import { standing } from '../judge.ts';
import { usualOffices } from '../policy/may.ts';
import type { DecisionStage, Stage } from '../procedure.ts';
import { closeStage } from '../route.ts';
import { openStages, roundOf, type OpenStage } from '../stages.ts';
import type { Round } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { outOfBounds, resolve } from '../window.ts';
import { asList, asOffice, asOutcome, asTitle, say } from '../words/say.ts';

type Determine = Extract<Act, { readonly type: 'determine' }>;

/** The finding that the procedure leaves to a person, or the way out of a held stage. */
export function determine(story: Unfolding, act: Determine, at: Instant): Refusal | null {
  const waiting = openStages(story.state).filter(
    ({ state }) =>
      (state.phase.is === 'held' || state.phase.is === 'determination') &&
      (act.stage === null || act.stage === state.stage),
  );
  if (waiting.length === 0)
    return refuse('not-asked-for', say`Nothing waits for a determination now.`);
  if (act.outcome === 'resume') return resume(story, waiting, act, at);
  const [open, ...others] = waiting;
  if (!open || others.length > 0)
    return refuse('ambiguous-stage', say`Several stages wait for a determination; name one.`);
  return determineOne(story, open, act, at);
}

/** Goes on where a hold interrupted; a deadline that passed meanwhile is judged as late. */
function resume(
  story: Unfolding,
  waiting: readonly OpenStage[],
  act: Determine,
  at: Instant,
): Refusal | null {
  const held = waiting.filter(({ state }) => state.phase.is === 'held');
  if (held.length === 0)
    return refuse('not-permitted-now', say`Nothing is held that could resume.`);
  if (!sitsAt(story.state, story.by, usualOffices(act.type)))
    return refuse('not-your-office', say`Only the presiding officer resumes what is held.`);
  const past = held.find(({ state }) => {
    const round = roundOf(state.phase);
    return round !== null && at >= round.deadline.at;
  });
  if (past)
    return refuse(
      'determination-forbidden',
      say`The deadline of ${asTitle(past.rule.title)} has passed; determine an outcome or extend it.`,
    );
  for (const { state } of held) {
    const where = { stage: state.stage, round: state.round };
    story.add({ type: 'determined', ...where, outcome: 'resume', reason: act.reason }, at);
    story.add({ type: 'resumed', ...where }, at);
  }
  return null;
}

function determineOne(
  story: Unfolding,
  { rule, state: stage }: OpenStage,
  act: Determine,
  at: Instant,
): Refusal | null {
  const round = roundOf(stage.phase);
  const isHeld = stage.phase.is === 'held';
  const by = finder(rule, isHeld);
  if (!sitsAt(story.state, story.by, [by]))
    return refuse('not-your-office', say`The determination is the ${asOffice(by)}'s.`);
  if (rule.kind !== 'decision' || !round)
    return refuse('determination-forbidden', say`${asTitle(rule.title)} can only be resumed.`);
  const where = { stage: stage.stage, round: stage.round };
  const { outcome } = act;
  if (outcome === 'resume') return null;
  if (outcome === 'extend') return extendHeld(story, { rule, state: stage }, round, act, at);
  if (!isHeld && !rule.determination?.outcomes.includes(outcome))
    return refuse(
      'determination-forbidden',
      say`The procedure does not let it be found ${asOutcome(outcome)}.`,
    );
  const against = outcome === 'agreed' ? opponents(rule, round) : [];
  if (against.length > 0)
    return refuse(
      'determination-forbidden',
      against.length > 1
        ? say`${asList(against)} stand against it; it cannot be found agreed.`
        : say`${asList(against)} stands against it; it cannot be found agreed.`,
    );
  story.add({ type: 'determined', ...where, outcome, reason: act.reason }, at);
  const reason = say`Determined by the ${by}, with reasons on record.`.text;
  closeStage(story, rule, where, { outcome, reason }, at);
  return null;
}

/** Whose standing position no finding may pass over; a block only where the file leaves it to one. */
function opponents(rule: DecisionStage, round: Round): readonly string[] {
  const isLeft = rule.determination !== null && rule.determination.blocked === null;
  return (['breaks', 'rejects', 'blocks'] as const)
    .filter((effect) => effect !== 'blocks' || !isLeft)
    .flatMap((effect) => standing(rule, round, effect));
}

function finder(rule: Stage, isHeld: boolean): string {
  if (isHeld || rule.kind !== 'decision' || !rule.determination) return 'presiding-officer';
  return rule.determination.by;
}

/** A held silence gets a new expiry, counted from the determination. */
function extendHeld(
  story: Unfolding,
  { rule, state: stage }: OpenStage,
  round: Round,
  act: Determine,
  at: Instant,
): Refusal | null {
  if (!act.window || rule.kind !== 'decision')
    return refuse('window-out-of-bounds', say`To extend, name until when.`);
  const later = resolve(story.state, act.window, at);
  if (!later.ok) return later;
  if (later.deadline.at <= at)
    return refuse('extension-not-later', say`The new deadline must be in the future.`);
  const tooLong = outOfBounds(story.state, rule, round.openedAt, later.deadline.at);
  if (tooLong) return tooLong;
  const where = { stage: stage.stage, round: stage.round };
  const { reason } = act;
  story.add({ type: 'determined', ...where, outcome: 'extend', reason }, at);
  story.add({ type: 'extended', ...where, deadline: later.deadline, reason }, at);
  return null;
}
