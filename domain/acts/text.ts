import type { Act, Until } from '../command.ts';
import { dueOf } from '../due.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt } from '../offices.ts';
import type { DecisionStage } from '../procedure.ts';
import { abandon, closeStage, openIfReady, openRound, reachStep } from '../route.ts';
import {
  currentVersion,
  openStages,
  openTask,
  roundsOf,
  runningStages,
  stageRule,
  stepOf,
  type OpenStage,
} from '../stages.ts';
import type { Hash, StageState } from '../state.ts';
import { standing } from '../judge.ts';
import { boundHash, type Paper } from '../text-version.ts';
import type { Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { mayAct } from './office-acts.ts';
import { paperFault } from './paper.ts';
import { missingFor } from './task.ts';
import { asOffice, asTitle, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** A new frozen text: it ends drafting, or supersedes at once what runs on the old one. */
export function freezeVersion(
  story: Unfolding,
  act: ActOf<'freeze-version'>,
  at: Instant,
): Refusal | null {
  const [task] = openTask(story.state, 'freeze-version');
  const no = task ? null : mayAct(story, 'freeze-version');
  if (task && !sitsAt(story.state, story.by, [task.rule.holder]))
    return refuse(
      'not-your-office',
      say`${asTitle(task.rule.title)} is ended by the ${asOffice(task.rule.holder)}.`,
    );
  if (no) return no;
  if (currentVersion(story.state)?.hash === boundHash(act.text, act.paper))
    return refuse('same-text', say`This is the very text that is frozen already.`);
  const fault = paperFault(story, act.paper);
  if (fault) return fault;
  const changeable = openStages(story.state).filter(({ rule }) => rule.kind === 'decision');
  if (!task && changeable.length === 0 && story.state.life.is !== 'elsewhere')
    return refuse(
      'not-permitted-now',
      say`The text cannot be changed at this step; return it first.`,
    );
  if (task) {
    const missing = missingFor(story.state, task.rule, act.names);
    if (missing) return missing;
  }
  const number = (currentVersion(story.state)?.number ?? 0) + 1;
  const { text, names } = act;
  story.add({ type: 'version-frozen', number, text, names, ...brought(story, act) }, at);
  if (task) {
    const where = { stage: task.state.stage, round: task.state.round };
    const reason = say`Version ${number} is frozen.`.text;
    closeStage(story, task.rule, where, { outcome: 'done', reason }, at);
    return null;
  }
  return supersede(story, changeable, act.window, at);
}

type Brought = {
  readonly paper?: Paper;
  readonly changedClauses?: readonly string[] | null;
  readonly comparedWith?: Hash;
};

/** What a version brings beside its text; only what it has, and still holds, goes on record. */
function brought({ state }: Unfolding, { paper, changedClauses = null, comparedWith }: Brought) {
  const before = currentVersion(state)?.hash;
  const holds = comparedWith === undefined || comparedWith === before;
  const changed = changedClauses !== null && holds ? { changedClauses } : {};
  return { ...(paper ? { paper } : {}), ...changed };
}

function supersede(
  story: Unfolding,
  open: readonly OpenStage[],
  window: Until | null,
  at: Instant,
): Refusal | null {
  for (const { rule, state: stage } of open) {
    if (rule.kind !== 'decision') continue;
    if (stage.phase.is === 'unopened') {
      if (stage.phase.reason === 'opening') reaffirm(story, rule, at);
      continue;
    }
    abandon(story, stage, 'superseded', say`A new version of the text was frozen.`.text, at);
    const no = nextRound(story, rule, stage, window, at);
    if (no) return no;
  }
  return null;
}

/** The consent that fell with the text is asked for again, or the stage would wait for it in vain. */
function reaffirm(story: Unfolding, { newText }: DecisionStage, at: Instant): void {
  if (newText.reaffirm === null) return;
  const step = stepOf(story.state.setting.procedure, newText.reaffirm);
  const isAsked = openStages(story.state).some(({ state }) => state.step === newText.reaffirm);
  if (step && !isAsked) reachStep(story, step, at);
}

/** The round after this one: open at that instant, or waiting for whoever orders it. */
function nextRound(
  story: Unfolding,
  rule: DecisionStage,
  stage: StageState,
  window: Until | null,
  at: Instant,
): Refusal | null {
  const round = roundsOf(story.state, rule.id).length + 1;
  if (rule.rounds !== null && round > rule.rounds)
    return refuse('rounds-used-up', say`${asTitle(rule.title)} has had its ${rule.rounds} rounds.`);
  const version = currentVersion(story.state)?.number ?? null;
  const ordered = rule.newText.reissue === 'ordered';
  const opens = ordered ? 'reissue' : 'opening';
  const where = { stage: stage.stage, round };
  const due = dueOf(story.state, rule.opening.due, at);
  story.add({ type: 'stage-reached', ...where, step: stage.step, version, opens, due }, at);
  if (ordered) return null;
  return rule.opening.act === null || window
    ? openRound(story, rule, where, { at, window, languages: [] })
    : null;
}

/** The presiding officer answers a break with a new text and a new period. */
export function reissue(story: Unfolding, act: ActOf<'reissue'>, at: Instant): Refusal | null {
  const broken = brokenStage(story);
  if (!broken) return refuse('nothing-broken', say`Nothing is broken that could be re-issued.`);
  const { rule, stage } = broken;
  if (!sitsAt(story.state, story.by, [rule.newText.by]))
    return refuse(
      'not-your-office',
      say`${asTitle(rule.title)} is re-issued by the ${asOffice(rule.newText.by)}.`,
    );
  const text = act.text ?? newerText(story, stage);
  if (text === null)
    return refuse('same-text', say`A re-issue needs a new version; have one frozen first.`);
  if (act.text !== null && currentVersion(story.state)?.hash !== boundHash(act.text, act.paper)) {
    const fault = paperFault(story, act.paper);
    if (fault) return fault;
    const number = (currentVersion(story.state)?.number ?? 0) + 1;
    const frozen = { number, text: act.text, names: null, ...brought(story, act) };
    story.add({ type: 'version-frozen', ...frozen }, at);
  }
  if (stage.phase.is === 'running') closeStageQuietly(story, stage, at);
  return begin(story, rule, stage, act.window, at);
}

function closeStageQuietly(story: Unfolding, stage: StageState, at: Instant): void {
  abandon(story, stage, 'broken', say`The silence was broken; a new text is issued.`.text, at);
}

/** A version frozen after the broken round was about; null where there is none. */
function newerText(story: Unfolding, stage: StageState): string | null {
  const current = currentVersion(story.state);
  if (!current) return null;
  if (stage.phase.is === 'unopened') return current.hash;
  return stage.version !== null && current.number > stage.version ? current.hash : null;
}

function begin(
  story: Unfolding,
  rule: DecisionStage,
  stage: StageState,
  window: Until | null,
  at: Instant,
): Refusal | null {
  const version = currentVersion(story.state)?.number ?? 1;
  const waiting = stage.phase.is === 'unopened';
  const round = waiting ? stage.round : roundsOf(story.state, rule.id).length + 1;
  if (rule.rounds !== null && round > rule.rounds)
    return refuse('rounds-used-up', say`${asTitle(rule.title)} has had its ${rule.rounds} rounds.`);
  const where = { stage: rule.id, round };
  const due = dueOf(story.state, rule.opening.due, at);
  if (!waiting) {
    const { step } = stage;
    story.add({ type: 'stage-reached', ...where, step, version, opens: 'reissue', due }, at);
  }
  story.add({ type: 'reissued', ...where, version, due }, at);
  if (rule.newText.reaffirm !== null) {
    const step = stepOf(story.state.setting.procedure, rule.newText.reaffirm);
    if (step) reachStep(story, step, at);
    return null;
  }
  if (window || rule.opening.act === null)
    return openRound(story, rule, where, { at, window, languages: [] });
  openIfReady(story, rule, where, at);
  return null;
}

type Broken = { readonly rule: DecisionStage; readonly stage: StageState };

/** What can be re-issued: a round that waits for it, one broken now, or the last one that broke. */
function brokenStage(story: Unfolding): Broken | undefined {
  const { state } = story;
  const ordered = openStages(state).flatMap(({ rule, state: stage }): Broken[] =>
    rule.kind === 'decision' && stage.phase.is === 'unopened' && stage.phase.reason === 'reissue'
      ? [{ rule, stage }]
      : [],
  );
  const now = runningStages(state).flatMap(({ rule, state: stage, round }): Broken[] =>
    standing(rule, round, 'breaks').length > 0 ? [{ rule, stage }] : [],
  );
  return ordered[0] ?? now[0] ?? lastBroken(story);
}

function lastBroken({ state }: Unfolding): Broken | undefined {
  const stage = state.stages.at(-1);
  if (state.life.is !== 'elsewhere' || stage?.phase.is !== 'closed') return undefined;
  const rule = stageRule(state.setting.procedure, stage.stage);
  if (rule?.kind !== 'decision' || stage.phase.outcome !== 'broken') return undefined;
  return { rule, stage };
}
