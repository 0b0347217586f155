import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import type { Step, TaskStage } from '../procedure.ts';
import { abandon, reachStep } from '../route.ts';
import { openStages } from '../stages.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { doTask } from './task.ts';
import { say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/**
 * Out of the review's package. Before the summit concludes, it waits again in the step in which
 * the package is closed: put back, withdrawn or returned from there, and nothing else.
 */
export function takeOut(story: Unfolding, act: ActOf<'take-out'>, at: Instant): Refusal | null {
  const packaging = packagingOf(story);
  if ('ok' in packaging) return packaging;
  if (story.state.life.is === 'endorsed')
    return refuse('already-concluded', say`The summit has endorsed it already.`);
  // A review that was started again tells everything again.
  if (story.state.facts['takenOut'] === true)
    return refuse('not-asked-for', say`It is out of the package already.`);
  story.add({ type: 'taken-out', reason: act.reason }, at);
  const summit = openStages(story.state).find(
    ({ rule }) => rule.kind === 'task' && rule.act === 'conclude',
  );
  if (!summit) return null;
  abandon(story, summit.state, 'returned', say`It was taken out of the package.`.text, at);
  reachStep(story, packaging.step, at);
  return null;
}

/** Back among those that wait for the package, or into the closed one. */
export function putBack(story: Unfolding, act: ActOf<'put-back'>, at: Instant): Refusal | null {
  const packaging = packagingOf(story);
  if ('ok' in packaging) return packaging;
  if (story.state.facts['takenOut'] !== true)
    return refuse('not-asked-for', say`It was not taken out of the package.`);
  const { manifest, reason } = act;
  story.add({ type: 'put-back', reason }, at);
  if (manifest === null) return null;
  const event = () => ({ type: 'package-closed', manifest }) as const;
  const told = say`It is back in the closed package.`.text;
  return doTask(story, { act: 'close-package', stage: null, event, reason: told }, at);
}

/** The step in which the package is closed, for whoever closes it. */
function packagingOf(story: Unfolding): { readonly step: Step } | Refusal {
  const { steps } = story.state.setting.procedure;
  const found = steps.flatMap((step) => step.stages.map((stage) => ({ step, stage })));
  const packaging = found.find(({ stage }) => isPackaging(stage));
  if (!packaging) return refuse('not-asked-for', say`Its procedure knows no package.`);
  const { stage, step } = packaging;
  if (stage.kind === 'task' && sitsAt(story.state, story.by, [stage.holder])) return { step };
  return refuse(
    'not-your-office',
    say`Only who closes the package may take out of it or put back.`,
  );
}

function isPackaging(stage: Step['stages'][number]): stage is TaskStage {
  return stage.kind === 'task' && stage.act === 'close-package';
}
