import type { Actor, MachineActor } from './actor.ts';
import { carryPositions } from './carry.ts';
import type { Until } from './command.ts';
import { holds, spokenCondition, spokenFacts, unmet } from './condition.ts';
import type { Refusal } from './decision.ts';
import { dueOf } from './due.ts';
import { list } from './judge.ts';
import type { DecisionStage, Destination, Stage, Step } from './procedure.ts';
import { bodiesAsked, currentVersion, openStages, roundsOf, stepOf } from './stages.ts';
import type { Outcome, StageOutcome, StageState } from './state.ts';
import type { Instant } from './time.ts';
import type { Unfolding } from './unfolding.ts';
import { expiry } from './window.ts';
import { say } from './words/say.ts';

const onward: MachineActor = { is: 'machine', rule: 'the route of the procedure' };

/** Goes on to a step, or past it where its condition does not hold. */
export function reachStep(story: Unfolding, step: Step, at: Instant): void {
  if (step.when && !holds(step.when, story.state.facts)) {
    const [asked, here] = [spokenCondition(step.when), spokenFacts(step.when, story.state.facts)];
    const reason =
      say`${step.title} is skipped: it is asked for only where ${asked}, and here ${here}.`.text;
    story.add({ type: 'step-skipped', step: step.id, reason }, at, onward);
    goOn(story, step, at, 'agreed');
    return;
  }
  for (const rule of step.stages) reachStage(story, rule, step, at);
}

export function reachStage(story: Unfolding, rule: Stage, step: Step, at: Instant): void {
  const round = roundsOf(story.state, rule.id).length + 1;
  const version = currentVersion(story.state)?.number ?? null;
  const due = rule.kind === 'task' ? rule.due : rule.opening.due;
  const opens = rule.kind === 'task' ? 'task' : 'opening';
  const where = { stage: rule.id, step: step.id, round, version };
  story.add(
    { type: 'stage-reached', ...where, opens, due: dueOf(story.state, due, at) },
    at,
    onward,
  );
  if (rule.kind === 'decision') openIfReady(story, rule, { stage: rule.id, round }, at);
}

/** Opens a stage that opens by itself, as soon as what it requires holds. */
export function openIfReady(
  story: Unfolding,
  rule: DecisionStage,
  where: { stage: string; round: number },
  at: Instant,
): void {
  const missing = unmet(rule.opening.requires, story.state);
  if (missing.length > 0) {
    if (rule.opening.unmet === 'wait') return;
    const reason = say`It could not be opened: ${list(missing)}.`.text;
    closeStage(story, rule, where, { outcome: 'refused', reason }, at);
    return;
  }
  // A default window that ends in a clock change leaves the stage to its opener, who names another.
  if (rule.opening.act === null)
    openRound(story, rule, where, { at, window: story.windowAsked, languages: [], by: onward });
}

export function openRound(
  story: Unfolding,
  rule: DecisionStage,
  where: { stage: string; round: number },
  how: { at: Instant; window: Until | null; languages: readonly string[]; by?: Actor },
): Refusal | null {
  const found = expiry(story.state, rule, how.at, how.window);
  if (!found.ok) return found;
  const electorate = bodiesAsked(story.state, rule);
  const { deadline } = found;
  story.add(
    { type: 'round-opened', ...where, electorate, deadline, languages: how.languages },
    how.at,
    how.by,
  );
  carryPositions(story, rule, where, how.at);
  return null;
}

/** Closes one round and goes where its outcome leads. */
export function closeStage(
  story: Unfolding,
  rule: Stage,
  where: { stage: string; round: number },
  result: { outcome: StageOutcome; reason: string },
  at: Instant,
  how: { readonly by?: Actor; readonly destination?: Destination } = {},
): void {
  const by = how.by ?? story.by;
  const destination = how.destination ?? destinationOf(rule, result.outcome);
  const step = stepHolding(story, rule.id);
  const next = destination ? nextName(story, step, destination) : null;
  const sets = destination?.sets ?? [];
  const { stage, round } = where;
  story.add({ type: 'stage-closed', stage, round, ...result, next, sets }, at, by);
  if (destination && step) lead(story, step, destination, result.outcome, at);
  else if (result.outcome === 'refused' || result.outcome === 'never-opened')
    end(story, result.outcome, at);
}

function destinationOf(rule: Stage, outcome: StageOutcome): Destination | null {
  switch (outcome) {
    case 'done':
    case 'passed-over':
      return rule.kind === 'task' ? rule.next : null;
    case 'agreed':
      return rule.kind === 'decision' ? rule.agreed : null;
    case 'broken':
      return rule.kind === 'decision' ? rule.broken : null;
    case 'not-agreed':
    case 'raised':
      return rule.kind === 'decision' ? rule.notAgreed : null;
    default:
      return null;
  }
}

function stepHolding(story: Unfolding, stage: string): Step | undefined {
  return story.state.setting.procedure.steps.find((step) =>
    step.stages.some((one) => one.id === stage),
  );
}

/** The step that comes after this one of itself, if any. */
export function stepAfter(story: Unfolding, step: Step): Step | undefined {
  const { steps } = story.state.setting.procedure;
  return steps.slice(steps.indexOf(step) + 1).find((one) => !one.detour);
}

function nextName(story: Unfolding, step: Step | undefined, destination: Destination) {
  if (typeof destination.to !== 'string') return destination.to.step;
  if (destination.to === 'end') return null;
  if (destination.to !== 'next') return destination.to;
  return (step && stepAfter(story, step)?.id) ?? null;
}

function lead(
  story: Unfolding,
  step: Step,
  destination: Destination,
  outcome: StageOutcome,
  at: Instant,
): void {
  const { to } = destination;
  if (typeof to !== 'string') {
    const target = stepOf(story.state.setting.procedure, to.step);
    if (target) arrive(story, target, at);
  } else if (to === 'next') {
    const stillOpen = openStages(story.state).some(({ state }) => state.step === step.id);
    if (!stillOpen) goOn(story, step, at, wholeOutcome(outcome));
  } else if (to === 'end') end(story, wholeOutcome(outcome), at);
  else story.add({ type: 'moved', where: to, outcome: wholeOutcome(outcome) }, at, onward);
}

/** A stage that already waits there (after a re-issue) goes on by itself. */
function arrive(story: Unfolding, step: Step, at: Instant): void {
  const waiting = openStages(story.state).some(({ state }) => state.step === step.id);
  if (!waiting) reachStep(story, step, at);
}

export function goOn(story: Unfolding, step: Step, at: Instant, outcome: Outcome): void {
  const next = stepAfter(story, step);
  if (next) arrive(story, next, at);
  else end(story, outcome, at);
}

function wholeOutcome(outcome: StageOutcome): Outcome {
  return outcome === 'done' || outcome === 'passed-over' ? 'agreed' : outcome;
}

/** The matter is over; what was endorsed stays endorsed when its carrying out is done. */
export function end(story: Unfolding, outcome: Outcome, at: Instant): void {
  const final = story.state.life.is === 'endorsed' && outcome === 'agreed' ? 'endorsed' : outcome;
  story.add({ type: 'ended', outcome: final, document: null, successor: null }, at);
}

/** Closes everything that is open, without going anywhere. */
export function closeAll(
  story: Unfolding,
  outcome: 'withdrawn' | 'returned' | 'superseded',
  reason: string,
  at: Instant,
): void {
  for (const { state } of openStages(story.state)) abandon(story, state, outcome, reason, at);
}

export function abandon(
  story: Unfolding,
  stage: StageState,
  outcome: StageOutcome,
  reason: string,
  at: Instant,
): void {
  const { stage: id, round } = stage;
  story.add({ type: 'stage-closed', stage: id, round, outcome, reason, next: null, sets: [] }, at);
}
