import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { hold as holdStage } from '../pass-time.ts';
import { closeAll, reachStep } from '../route.ts';
import { openStages, stepOf } from '../stages.ts';
import type { Recommendation } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayAct } from './office-acts.ts';
import { asRow, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

export function withdraw(story: Unfolding, act: ActOf<'withdraw'>, at: Instant): Refusal | null {
  const no = mayAct(story, 'withdraw');
  if (no) return no;
  closeAll(story, 'withdrawn', say`The recommendation was withdrawn.`.text, at);
  story.add({ type: 'ended', outcome: 'withdrawn', document: act.reason, successor: null }, at);
  return null;
}

/** Another recommendation takes its place. */
export function supersede(story: Unfolding, act: ActOf<'supersede'>, at: Instant): Refusal | null {
  const no = mayAct(story, 'supersede');
  if (no) return no;
  const { successor } = act;
  closeAll(story, 'superseded', say`${successor} takes its place.`.text, at);
  story.add({ type: 'ended', outcome: 'superseded', document: null, successor }, at);
  return null;
}

/** Back to a step: the one named, or the one before; without one the matter ends as returned. */
export function giveBack(story: Unfolding, act: ActOf<'return'>, at: Instant): Refusal | null {
  const no = mayAct(story, 'return');
  if (no) return no;
  const { steps } = story.state.setting.procedure;
  if (act.to !== null && !stepOf(story.state.setting.procedure, act.to))
    return refuse(
      'unknown-step',
      say`The procedure has no step ${act.to}; it has ${asRow(steps.map(({ id }) => id))}.`,
    );
  const here = steps.findIndex(({ id }) => id === currentStep(story.state));
  const target = act.to === null ? earlier(story.state, here) : act.to;
  if (act.to !== null && steps.findIndex(({ id }) => id === act.to) > here)
    return refuse(
      'unknown-step',
      say`${act.to} lies ahead; it can only be returned to an earlier step.`,
    );
  closeAll(story, 'returned', say`The recommendation was returned.`.text, at);
  const step = target === null ? undefined : stepOf(story.state.setting.procedure, target);
  if (step) reachStep(story, step, at);
  else story.add({ type: 'ended', outcome: 'returned', document: act.reason, successor: null }, at);
  return null;
}

function currentStep(state: Recommendation): string | null {
  return openStages(state)[0]?.state.step ?? state.stages.at(-1)?.step ?? null;
}

/** The nearest earlier step that this recommendation went through. */
function earlier(state: Recommendation, here: number): string | null {
  const before = state.setting.procedure.steps.slice(0, Math.max(here, 0)).map(({ id }) => id);
  return before.findLast((id) => state.stages.some((stage) => stage.step === id)) ?? null;
}

/** Nobody can be sure what is true, so nothing goes on before the presiding officer has looked. */
export function holdAll(story: Unfolding, act: ActOf<'hold'>, at: Instant): Refusal | null {
  if (story.by.is === 'person')
    return refuse('not-your-office', say`A hold is the service’s own act.`);
  for (const open of openStages(story.state))
    if (open.state.phase.is !== 'held') holdStage(story, open, { reason: act.reason }, at);
  return null;
}
