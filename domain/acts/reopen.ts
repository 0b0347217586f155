import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { Procedure, Step } from '../procedure.ts';
import { reachStep } from '../route.ts';
import { stepOf } from '../stages.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayAct } from './office-acts.ts';
import { asRow, say } from '../words/say.ts';

type Reopen = Extract<Act, { readonly type: 'reopen' }>;

/** What the summit withheld begins again at a step; every other end is for good. */
export function reopen(story: Unfolding, act: Reopen, at: Instant): Refusal | null {
  const { life, setting } = story.state;
  if (life.is !== 'over' || life.outcome !== 'withheld')
    return refuse('not-permitted-now', say`Only what the summit withheld can be reopened.`);
  const no = mayAct(story, 'reopen');
  if (no) return no;
  const { procedure } = setting;
  const step = act.to === null ? usualStep(procedure) : stepOf(procedure, act.to);
  const known = beforeTheSummit(procedure);
  if (!step || !known.includes(step))
    return refuse(
      'unknown-step',
      act.to === null
        ? say`It can be reopened at ${asRow(known.map(({ id }) => id))}; nothing is none of them.`
        : say`It can be reopened at ${asRow(known.map(({ id }) => id))}; ${act.to} is none of them.`,
    );
  story.add({ type: 'reopened', to: step.id, reason: act.reason }, at);
  reachStep(story, step, at);
  return null;
}

/** What was reopened or taken out goes to the summit by itself; everything else with its package. */
export function mayGoAlone(
  { state }: Unfolding,
  { alone = false }: { readonly alone?: boolean },
): Refusal | null {
  if (!alone || state.reopenedAt !== undefined || state.facts['takenOut'] === true) return null;
  return refuse(
    'not-permitted-now',
    say`It goes to the summit with the package of its review; only what was reopened, or taken out of it, goes by itself.`,
  );
}

/** Where the procedure says, else where the text is drafted, else at the beginning. */
function usualStep(procedure: Procedure): Step | undefined {
  const named = procedure.reopensAt ? stepOf(procedure, procedure.reopensAt) : undefined;
  const steps = beforeTheSummit(procedure);
  return named ?? steps.find((step) => has(step, 'freeze-version')) ?? steps[0];
}

/** The summit concludes a package, so what it takes up again goes through its own steps first. */
function beforeTheSummit({ steps }: Procedure): readonly Step[] {
  const summit = steps.findIndex((step) => has(step, 'conclude'));
  return steps.slice(0, summit < 0 ? steps.length : summit);
}

function has(step: Step, act: string): boolean {
  return step.stages.some((stage) => stage.kind === 'task' && stage.act === act);
}
