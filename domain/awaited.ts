import type { BodyId, OfficeId } from './actor.ts';
import { unmet } from './condition.ts';
import { silentBodies, standing } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import { openStages, type OpenStage } from './stages.ts';
import type { Phase, Recommendation } from './state.ts';
import type { Deadline, Instant } from './time.ts';
import { waitOf } from './ladder.ts';

/** Someone whom the matter waits for: one line of an inbox. */
export type Awaited = {
  readonly stage: string;
  readonly round: number;
  readonly who: { readonly body: BodyId } | { readonly office: OfficeId };
  /** The act that is awaited: `respond`, `accept`, `circulate`, `determine`, … */
  readonly act: string;
  readonly since: Instant;
  readonly due: Deadline | null;
  readonly level: number;
};

type Who = { readonly who: Awaited['who']; readonly act: string };

/** Everybody whom the matter waits for now, stage by stage. */
export function awaited(state: Recommendation): readonly Awaited[] {
  const outside = awaitedElsewhere(state);
  return [...outside, ...openStages(state).flatMap((open) => awaitedBy(state, open))];
}

/** Whom one open stage waits for. */
export function awaitedBy(state: Recommendation, open: OpenStage): readonly Awaited[] {
  const { rule, state: stage } = open;
  const wait = waitOf(stage.phase);
  if (!wait) return [];
  const people =
    rule.kind === 'task' ? awaitedInTask(state, open) : awaitedToDecide(state, rule, stage.phase);
  return people.map(({ who, act }) => ({
    stage: stage.stage,
    round: stage.round,
    who,
    act,
    since: wait.since,
    due: wait.due,
    level: wait.level,
  }));
}

function awaitedInTask(state: Recommendation, { rule, state: stage }: OpenStage): readonly Who[] {
  if (rule.kind !== 'task') return [];
  if (stage.phase.is === 'held')
    return [{ who: { office: 'presiding-officer' }, act: 'determine' }];
  if (rule.act === 'accept-evidence' && state.facts['evidenceSubmitted'] !== true)
    return [{ who: { office: 'authority' }, act: 'submit-evidence' }];
  if (rule.act === 'close-package' && state.facts['takenOut'] === true)
    return [{ who: { office: rule.holder }, act: 'put-back' }];
  return [{ who: { office: rule.holder }, act: rule.act }];
}

function awaitedToDecide(state: Recommendation, rule: DecisionStage, phase: Phase): readonly Who[] {
  switch (phase.is) {
    case 'held':
      return [{ who: { office: 'presiding-officer' }, act: 'determine' }];
    case 'determination':
      return [{ who: { office: rule.determination?.by ?? 'presiding-officer' }, act: 'determine' }];
    case 'unopened':
      return awaitedToOpen(state, rule, phase.reason);
    case 'running':
      return awaitedInRound(state, rule, phase);
    case 'task':
    case 'closed':
      return [];
  }
}

function awaitedToOpen(
  state: Recommendation,
  rule: DecisionStage,
  reason: 'reissue' | 'opening',
): readonly Who[] {
  if (reason === 'reissue') return [{ who: { office: rule.newText.by }, act: 'reissue' }];
  const missing = rule.opening.requires.find((one) => unmet([one], state).length > 0);
  if (!missing) return [{ who: { office: rule.opening.by }, act: rule.opening.act ?? 'convene' }];
  if (missing.is !== 'fact' && missing.is !== 'languages') return [];
  return missing.from ? [{ who: { office: missing.from }, act: missing.act }] : [];
}

function awaitedInRound(
  state: Recommendation,
  rule: DecisionStage,
  round: Extract<Phase, { is: 'running' }>,
): readonly Who[] {
  const objectors = [...standing(rule, round, 'breaks'), ...standing(rule, round, 'blocks')];
  const lifters = objectors.map((body) => ({ who: { body }, act: 'lift' }));
  const silent = silentBodies(round).map((body) => ({ who: { body }, act: 'respond' }));
  const gate = rule.gate.some((one) => unmet([one], state).length > 0);
  const disposer = state.setting.procedure.acts['dispose']?.[0];
  const clerk = gate && disposer ? [{ who: { office: disposer }, act: 'dispose' }] : [];
  return [...silent, ...lifters, ...clerk];
}

function awaitedElsewhere(state: Recommendation): readonly Awaited[] {
  const { life } = state;
  if (life.is !== 'elsewhere') return [];
  const office = life.where === 'chair' ? 'chair' : 'presiding-officer';
  const last = state.stages.at(-1);
  if (!last) return [];
  const { stage, round } = last;
  return [
    { stage, round, who: { office }, act: 'reissue', since: life.since, due: null, level: 0 },
  ];
}
