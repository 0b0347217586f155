import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { dueOf } from '../due.ts';
import { officesNamed, rolesAsked } from '../named-by.ts';
import { officeOf, sitsAt } from '../offices.ts';
import { usualOffices } from '../policy/may.ts';
import type { Procedure, Stage, Step } from '../procedure.ts';
import { goOn, reachStage, reachStep } from '../route.ts';
import { isSame } from '../same.ts';
import { currentVersion, openStages, roundOf, roundsOf, stageRule, stepOf } from '../stages.ts';
import type { OpenStage } from '../stages.ts';
import type { Recommendation, StageState } from '../state.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { asList, asOffice, asOffices, say } from '../words/say.ts';

type Migrate = Extract<Act, { readonly type: 'migrate-procedure' }>;

/**
 * Goes on under another version of the same procedure. A stage whose rule is the same there goes on
 * as it is; one with another rule is superseded and reached again, because its electorate and its
 * rules were frozen when it opened; one that is not there any more is closed.
 */
export function migrateProcedure(story: Unfolding, act: Migrate, at: Instant): Refusal | null {
  const old = story.state.setting.procedure;
  const no = notTheirs(story) ?? unfit(story.state, act);
  if (no) return no;
  const { procedure, setting, reason } = act;
  const open = openStages(story.state);
  const ended = open.filter((one) => !goesOn(one, old, procedure)).map(({ state }) => state);
  for (const stage of ended) supersede(story, stage, procedure, at);
  story.add({ type: 'procedure-migrated', from: old.version, procedure, setting, reason }, at);
  for (const id of new Set(open.map(({ state }) => state.step))) {
    const nowhere = takeUp(story, { id, old, ended }, at);
    if (nowhere) return nowhere;
  }
  if (story.state.life.is !== 'over') return null;
  const last = story.state.stages.at(-1)?.phase;
  return refuse(
    'requirement-unmet',
    last?.is === 'closed'
      ? say`Under version ${procedure.version} it would end at once: ${last.reason}`
      : say`Under version ${procedure.version} it would end at once.`,
  );
}

function notTheirs(story: Unfolding): Refusal | null {
  const { acts } = story.state.setting.procedure;
  const offices = acts['migrate-procedure'] ?? usualOffices('migrate-procedure');
  if (sitsAt(story.state, story.by, offices)) return null;
  return refuse(
    'not-your-office',
    say`Only the ${asOffices(offices)} may move it to another version of its procedure.`,
  );
}

/** Why the version cannot be this recommendation's, whatever its stages are. */
function unfit(state: Recommendation, { procedure, from }: Migrate): Refusal | null {
  const old = state.setting.procedure;
  const to = say`version ${procedure.version}`;
  if (procedure.id !== old.id || procedure.version === old.version || from !== old.version)
    return refuse(
      'not-permitted-now',
      say`It follows ${old.id} version ${old.version}; name another version of it.`,
    );
  const roles = rolesAsked(procedure).filter((role) => !(state.setting.roles[role] ?? []).length);
  const asked = roles.filter((role) => !rolesAsked(old).includes(role));
  if (asked.length > 0)
    return refuse(
      'requirement-unmet',
      say`${to} asks ${asList(asked)}, and nobody holds that here.`,
    );
  const desks = officesNamed(procedure).filter((id) => id !== 'authority' && !officeOf(state, id));
  const named = desks.filter((id) => !officesNamed(old).includes(id));
  if (named.length > 0)
    return refuse(
      'requirement-unmet',
      say`${to} needs the ${asList(named.map(asOffice))}, and nobody sits there.`,
    );
  return lost(state, procedure);
}

/** What the version must have because the recommendation comes back to it, or stands on it. */
function lost(state: Recommendation, procedure: Procedure): Refusal | null {
  const last = state.stages.at(-1);
  if (
    state.life.is === 'elsewhere' &&
    last &&
    stageRule(procedure, last.stage)?.kind !== 'decision'
  )
    return refuse(
      'not-permitted-now',
      say`It waits outside the route after ${last.stage}, which version ${procedure.version} does not have; nothing could take it up again.`,
    );
  const published = state.stages.find(({ stage, phase }) => {
    const rule = stageRule(state.setting.procedure, stage);
    return phase.is === 'closed' && phase.outcome === 'done' && isPublication(rule);
  });
  if (published && !isPublication(stageRule(procedure, published.stage)))
    return refuse(
      'not-permitted-now',
      say`It was published in ${published.stage}, which version ${procedure.version} does not have.`,
    );
  return null;
}

function isPublication(rule: Stage | undefined): boolean {
  return rule?.kind === 'task' && rule.act === 'publish';
}

/** Whether an open stage's rule is the same in both; how silence is read belongs to it. */
function goesOn({ rule, state }: OpenStage, old: Procedure, next: Procedure): boolean {
  const now = stageRule(next, state.stage);
  if (!now || !stepOf(next, state.step)?.stages.includes(now)) return false;
  if (!isSame({ ...rule, title: '' }, { ...now, title: '' })) return false;
  return roundOf(state.phase) === null || isSame(old.service, next.service);
}

function supersede(story: Unfolding, stage: StageState, to: Procedure, at: Instant): void {
  const isThere = stageRule(to, stage.stage) !== undefined;
  const { stage: id, round } = stage;
  const reason = isThere
    ? say`Version ${to.version} of the procedure has another rule for it.`.text
    : say`Version ${to.version} of the procedure does not have it.`.text;
  const outcome = 'superseded';
  const voids = 'the procedure changed';
  story.add(
    { type: 'stage-closed', stage: id, round, outcome, reason, next: null, sets: [], voids },
    at,
  );
}

type Interrupted = {
  /** The step in which stages were open. */
  readonly id: string;
  readonly old: Procedure;
  readonly ended: readonly StageState[];
};

/** Reaches what the step now asks for; goes on where it asks for nothing more. */
function takeUp(story: Unfolding, { id, old, ended }: Interrupted, at: Instant): Refusal | null {
  const { procedure } = story.state.setting;
  const step = stepOf(procedure, id);
  if (!step) return takeUpAfter(story, id, old, at);
  for (const rule of step.stages) {
    const before = ended.find(({ stage }) => stage === rule.id);
    if (before || roundsOf(story.state, rule.id).length === 0)
      reachAgain(story, rule, step, before, at);
  }
  if (openStages(story.state).every(({ state }) => state.step !== id))
    goOn(story, step, at, 'agreed');
  return null;
}

/** The step is not there any more: on with the one that follows the last before it that still is. */
function takeUpAfter(story: Unfolding, id: string, old: Procedure, at: Instant): Refusal | null {
  const { steps, version } = story.state.setting.procedure;
  const here = old.steps.findIndex((step) => step.id === id);
  const isKept = (step: Step) => !step.detour && steps.some((one) => one.id === step.id);
  const last = old.steps.slice(0, here).findLast(isKept);
  const from = steps.findIndex((step) => step.id === last?.id) + 1;
  const next = steps.slice(from).find(({ detour }) => !detour);
  if (!next)
    return refuse('unknown-step', say`Version ${version} has no step ${id}, and none after it.`);
  if (openStages(story.state).every(({ state }) => state.step !== next.id))
    reachStep(story, next, at);
  return null;
}

/** A round that waited for its re-issue waits for it again. */
function reachAgain(
  story: Unfolding,
  rule: Stage,
  step: Step,
  before: StageState | undefined,
  at: Instant,
): void {
  const wasOrdered = before?.phase.is === 'unopened' && before.phase.reason === 'reissue';
  if (rule.kind !== 'decision' || !wasOrdered) return reachStage(story, rule, step, at);
  const round = roundsOf(story.state, rule.id).length + 1;
  const version = currentVersion(story.state)?.number ?? null;
  const due = dueOf(story.state, rule.opening.due, at);
  const where = { stage: rule.id, step: step.id, round, version };
  story.add({ type: 'stage-reached', ...where, opens: 'reissue', due }, at);
}
