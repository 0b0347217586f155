import type { Viewer } from '../../domain/explain.ts';
import { seesDeedsOf } from '../../domain/policy/sees.ts';
import type { Phase, Recommendation, Round, StageState } from '../../domain/state.ts';
import { titleIn, type Language } from '../../domain/words/languages.ts';
import { showTime, showTimeIfAny } from './time.ts';

/** One round of one stage, without anybody's position. */
export function showStage(
  stage: StageState,
  { setting }: Recommendation,
  { viewer, language }: { readonly viewer: Viewer; readonly language: Language },
) {
  const { zone } = setting.calendar;
  const { phase } = stage;
  const round = roundIn(phase);
  const closed = phase.is === 'closed' ? phase : null;
  const rules = setting.procedure.steps.flatMap((step) => step.stages);
  return {
    stage: stage.stage,
    title: titleIn(language, rules.find(({ id }) => id === stage.stage)?.title ?? stage.stage),
    step: stage.step,
    round: stage.round,
    version: stage.version,
    phase: phase.is,
    outcome: closed?.outcome ?? null,
    reached: showTime(zone, stage.reachedAt),
    opened: showTimeIfAny(zone, round?.openedAt ?? null),
    deadline: showTimeIfAny(zone, round?.deadline.at ?? dueOf(phase)),
    closed: showTimeIfAny(zone, closed?.closedAt ?? null),
    reason: viewer.kind === 'public' ? null : (closed?.reason ?? null),
    electorate: viewer.kind === 'public' ? [] : (round?.electorate ?? []),
    recused: (round?.recused ?? []).filter((body) => seesDeedsOf(viewer, body)),
    passedOver: viewer.kind === 'public' ? [] : (round?.passedOver ?? []),
  };
}

function roundIn(phase: Phase): Round | null {
  switch (phase.is) {
    case 'running':
      return phase;
    case 'determination':
    case 'closed':
      return phase.round;
    case 'held':
      return phase.before.is === 'running'
        ? phase.before
        : phase.before.is === 'determination'
          ? phase.before.round
          : null;
    case 'task':
    case 'unopened':
      return null;
  }
}

function dueOf(phase: Phase): number | null {
  return phase.is === 'task' || phase.is === 'unopened' ? (phase.wait.due?.at ?? null) : null;
}
