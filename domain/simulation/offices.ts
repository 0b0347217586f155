import type { Actor, BodyId, Office, OfficeId } from '../actor.ts';
import type { Act } from '../command.ts';
import { officesNamed } from '../named-by.ts';
import { officeOf } from '../offices.ts';
import type { DecisionStage, Procedure } from '../procedure.ts';
import { openStages, openTask, stageRule, type OpenStage } from '../stages.ts';
import type { Recommendation } from '../state.ts';

/** A desk for every office that the procedure names, and for the one that every hold waits for. */
export function officesOf(procedure: Procedure): Readonly<Record<OfficeId, Office>> {
  const ids = new Set(['presiding-officer', ...officesNamed(procedure)]);
  return Object.fromEntries([...ids].map((id) => [id, { body: `@${id}`, role: 'secretary' }]));
}

/** The delegate of a body. */
export function delegateOf(body: BodyId): Actor {
  return { is: 'person', person: `delegate of ${body}`, body, role: 'delegate', mandate: 'case' };
}

/** Whoever sits at an office; a body where there is no such office. */
export function actorAt(state: Recommendation, id: string): Actor {
  const office = officeOf(state, id);
  if (!office) return delegateOf(id);
  return { is: 'person', person: id, ...office, mandate: 'case' };
}

/** Somebody of an office, another for each kind of act: a case that names nobody separates duties. */
export function anybodyAt(state: Recommendation, id: string, act: Act['type']): Actor {
  const actor = actorAt(state, id);
  return actor.is === 'person' ? { ...actor, person: `${actor.person} for ${act}` } : actor;
}

/** Who does an act for which a case names nobody: the office that the procedure names for it. */
export function officeFor(state: Recommendation, act: Act): OfficeId {
  const usual = state.setting.procedure.acts[act.type]?.[0];
  return namedFor(state, act) ?? usual ?? 'presiding-officer';
}

function namedFor(state: Recommendation, act: Act): OfficeId | undefined {
  switch (act.type) {
    case 'accept':
    case 'close-package':
    case 'conclude':
    case 'publish':
    case 'accept-evidence':
    case 'freeze-version':
      return openTask(state, act.type)[0]?.rule.holder;
    case 'advise':
      return openTask(state, 'advise').find((one) => isMeant(one, act.stage))?.rule.holder;
    case 'submit-evidence':
      return 'authority';
    case 'reissue':
      return lastDeciding(state)?.newText.by;
    case 'extend':
      return deciding(state, act.stage, 'running')?.extension?.by;
    case 'determine':
      return deciding(state, act.stage, 'determination')?.determination?.by;
    case 'circulate':
    case 'convene':
      return deciding(state, null, 'unopened')?.opening.by;
    case 'pass-over': {
      const found = openStages(state).find((one) => isMeant(one, act.stage));
      if (found?.rule.kind === 'decision') return found.rule.passOver?.by;
      return found?.rule.passedOverBy ?? undefined;
    }
    default:
      return undefined;
  }
}

function isMeant({ state }: OpenStage, named: string | null): boolean {
  return named === null || state.stage === named;
}

function deciding(
  state: Recommendation,
  named: string | null,
  phase: 'running' | 'determination' | 'unopened',
): DecisionStage | undefined {
  return openStages(state).flatMap((open) =>
    open.rule.kind === 'decision' && open.state.phase.is === phase && isMeant(open, named)
      ? [open.rule]
      : [],
  )[0];
}

function lastDeciding(state: Recommendation): DecisionStage | undefined {
  return state.stages
    .toReversed()
    .map(({ stage }) => stageRule(state.setting.procedure, stage))
    .find((rule) => rule?.kind === 'decision');
}
