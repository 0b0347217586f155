import type { Act, VersionNames } from '../command.ts';
import { asLack, isMet, lackOf } from '../condition.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { Event } from '../event.ts';
import { sitsAt } from '../offices.ts';
import { asAct } from '../policy/as-act.ts';
import { usualOffices } from '../policy/may.ts';
import type { TaskStage } from '../procedure.ts';
import { closeStage, end } from '../route.ts';
import { openStages, openTask } from '../stages.ts';
import type { Recommendation, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayGoAlone } from './reopen.ts';
import { asOffice, asTitle, say, type Said } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;
type Task = { readonly rule: TaskStage; readonly state: StageState };

/** The one task of this kind that waits for the actor, or why there is none. */
export function taskFor(
  story: Unfolding,
  act: TaskStage['act'],
  named: string | null,
): Task | Refusal {
  const open = openTask(story.state, act).filter(
    ({ state }) => named === null || state.stage === named,
  );
  const mine = open.filter(({ rule }) => sitsAt(story.state, story.by, [rule.holder]));
  if (mine.length > 1)
    return refuse(
      'ambiguous-stage',
      say`Several stages wait for this; name the one that is meant.`,
    );
  if (mine[0]) return mine[0];
  const [first] = open;
  if (first)
    return refuse(
      'not-your-office',
      say`${asTitle(first.rule.title)} waits for the ${asOffice(first.rule.holder)}.`,
    );
  const held = openStages(story.state).find(({ state }) => state.phase.is === 'held');
  if (held)
    return refuse(
      'held',
      say`${asTitle(held.rule.title)} is held; the presiding officer decides how it goes on.`,
    );
  return refuse('not-asked-for', say`Nothing waits for this act (${asAct(act)}) now.`);
}

/** What the task still asks for; `names` is what a version brings with it. */
export function missingFor(
  state: Recommendation,
  rule: TaskStage,
  names: VersionNames | null,
): Refusal | null {
  const missing = rule.requires.find((one) => {
    if (one.is === 'fact' && 'fact' in one.condition && one.condition.fact === 'versionNames')
      return names === null;
    return !isMet(one, state);
  });
  return missing
    ? refuse(
        'requirement-unmet',
        say`${asTitle(rule.title)} needs more: ${asLack(lackOf(missing, state, true))}.`,
      )
    : null;
}

/** Does a task: puts the act on record and goes on. */
export function doTask(
  story: Unfolding,
  how: {
    readonly act: TaskStage['act'];
    readonly stage: string | null;
    readonly event: ((task: Task) => Event) | null;
    readonly reason: string;
  },
  at: Instant,
): Refusal | null {
  const task = taskFor(story, how.act, how.stage);
  if ('ok' in task) return task;
  const missing = missingFor(story.state, task.rule, null);
  if (missing) return missing;
  if (how.event) story.add(how.event(task), at);
  const where = { stage: task.state.stage, round: task.state.round };
  closeStage(story, task.rule, where, { outcome: 'done', reason: how.reason }, at);
  return null;
}

/** The summit's word on one recommendation. Only what is endorsed goes on. */
export function conclude(story: Unfolding, act: ActOf<'conclude'>, at: Instant): Refusal | null {
  const task = taskFor(story, 'conclude', null);
  if ('ok' in task) return task;
  const no = mayGoAlone(story, act);
  if (no) return no;
  const { outcome } = act;
  story.add({ type: 'concluded', outcome }, at);
  const where = { stage: task.state.stage, round: task.state.round };
  const reason = wordOfSummit(outcome).text;
  if (outcome === 'endorsed') {
    closeStage(story, task.rule, where, { outcome: 'done', reason }, at);
    return null;
  }
  story.add({ type: 'stage-closed', ...where, outcome, reason, next: null, sets: [] }, at);
  end(story, outcome, at);
  return null;
}

function wordOfSummit(outcome: ActOf<'conclude'>['outcome']): Said {
  switch (outcome) {
    case 'endorsed':
      return say`The summit endorsed it.`;
    case 'noted':
      return say`The summit noted it.`;
    case 'withheld':
      return say`The summit withheld it.`;
  }
}

/** The authority shows what it did; accepting it is somebody else's act. */
export function submitEvidence(
  story: Unfolding,
  act: ActOf<'submit-evidence'>,
  at: Instant,
): Refusal | null {
  const [task] = openTask(story.state, 'accept-evidence');
  if (!task) return refuse('not-asked-for', say`No implementation waits for evidence now.`);
  if (!sitsAt(story.state, story.by, usualOffices(act.type)))
    return refuse('not-your-office', say`Evidence comes from the authority or the action officer.`);
  story.add({ type: 'evidence-submitted', evidence: act.evidence }, at);
  return null;
}

/** What was shown is not enough: the authority is awaited again, and reads why. */
export function refuseEvidence(
  story: Unfolding,
  act: ActOf<'refuse-evidence'>,
  at: Instant,
): Refusal | null {
  const task = taskFor(story, 'accept-evidence', null);
  if ('ok' in task) return task;
  if (story.state.facts['evidenceSubmitted'] !== true)
    return refuse('not-asked-for', say`No evidence waits to be accepted or refused.`);
  story.add({ type: 'evidence-refused', reason: act.reason }, at);
  return null;
}
