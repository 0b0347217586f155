import type { DecisionStage, Procedure } from '../../domain/procedure.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Duration } from '../../domain/time.ts';
import { Story } from '../domain/story.ts';

/** Thirty-two delegations, so that as many can answer in the same second. */
export const delegations = Array.from({ length: 32 }, (_, index) => `N${index + 1}`);

type How = ConstructorParameters<typeof Story>[1];

/** The setting of a shipped procedure, as the edge would make it. */
export function settingOf(procedure: string, how: How = {}): Setting {
  return new Story(procedure, how).state.setting;
}

/** `nato-silence` with a window of its own and no ladder, opened by the tasking. */
export function silenceOf(window: Duration, nations: readonly string[] = delegations): Setting {
  const facts = { committeeEndorsed: true };
  const setting = settingOf('nato-silence', { facts, roles: { nations: [...nations] } });
  return { ...setting, procedure: withWindow(setting.procedure, window) };
}

function withWindow(procedure: Procedure, window: Duration): Procedure {
  const service = {
    drain: { seconds: 1 },
    lateWake: { seconds: 5 },
    gaps: { seconds: 60 },
    within: { minutes: 10 },
  };
  const steps = procedure.steps.map((step) => ({
    ...step,
    stages: step.stages.map((stage) => (stage.kind === 'decision' ? quiet(stage, window) : stage)),
  }));
  return { ...procedure, service, steps };
}

function quiet(stage: DecisionStage, window: Duration): DecisionStage {
  return { ...stage, ladder: [], window: { ...stage.window, default: window } };
}
