import type { BodyId } from '../actor.ts';
import type { Act } from '../command.ts';
import { refuse, type Refusal, type RefusedBody } from '../decision.ts';
import { speaksFor } from '../offices.ts';
import type { DecisionStage, PositionRule } from '../procedure.ts';
import {
  openStages,
  roundOf,
  roundsOf,
  type RunningStage,
  runningStages,
  stageRule,
} from '../stages.ts';
import type { Recommendation, Response, StageState } from '../state.ts';
import { asTime, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { tellBreak } from './break.ts';
import { neverOpen } from './open.ts';
import { asPosition, asRow, asTitle, say, type Said } from '../words/say.ts';

type Respond = Extract<Act, { readonly type: 'respond' }>;
type Found = RunningStage | Refusal;

/** Positions of one letter. What is valid counts; for each other body it is said why not. */
export function respond(story: Unfolding, act: Respond, at: Instant): Refusal | null {
  if (act.to === 'opening') return neverOpen(story, act, at);
  const refused: RefusedBody[] = [];
  for (const body of act.bodies) {
    const no = respondFor(story, act, body, at);
    if (no) refused.push({ body, code: no.code, message: no.message, ...told(no) });
  }
  const [first] = refused;
  if (first && refused.length === act.bodies.length)
    return { ok: false, code: first.code, message: first.message, ...told(first) };
  story.refused.push(...refused);
  return null;
}

function told({ said }: { readonly said?: Said }): { readonly said?: Said } {
  return said === undefined ? {} : { said };
}

function respondFor(story: Unfolding, act: Respond, body: BodyId, at: Instant): Refusal | null {
  const found = findStage(story.state, act.stage, body);
  if ('ok' in found) return found;
  const no = mayRespond(story, found, act, body);
  if (no) return no;
  const { rule, state: stage, round } = found;
  const where = { stage: stage.stage, round: stage.round };
  const response = responseOf(story, act, body, at);
  const inTime =
    rule.window.atExpiry === 'counts' ? at <= round.deadline.at : at < round.deadline.at;
  const slips = rule.judged.until === 'decided' && stage.phase.is === 'running';
  if (stage.phase.is !== 'running' || (!inTime && !slips)) {
    story.add({ type: 'responded', ...where, response, status: 'late' }, at);
    return null;
  }
  if (lacksReason(rule.positions[act.position], act)) {
    const why = say`${act.position} needs a reason and none was given`.text;
    story.add({ type: 'responded', ...where, response, status: 'void', why }, at);
    return null;
  }
  const before = found.round;
  story.add({ type: 'responded', ...where, response, status: 'counted' }, at);
  tellBreak(story, rule, where, before, at);
  return null;
}

function responseOf(story: Unfolding, act: Respond, body: BodyId, at: Instant): Response {
  const { position, letter, reason, statement, clauses = [] } = act;
  const { by } = story;
  const person = by.is === 'person' ? by.person : null;
  const principal = by.is === 'person' ? by.principal : undefined;
  const under = by.is === 'person' && by.body !== body ? authorityFor(act, body) : undefined;
  const response = { body, position, at, person, letter, reason, statement };
  return {
    ...response,
    ...(clauses.length > 0 ? { clauses } : {}),
    ...(principal === undefined ? {} : { principal }),
    ...(under === undefined ? {} : { under }),
  };
}

function authorityFor(act: Respond, body: BodyId): string | undefined {
  return act.authorised?.find((authority) => authority.body === body)?.under;
}

function lacksReason(rule: PositionRule | undefined, act: Respond): boolean {
  return rule?.needsReason === true && act.reason === null && act.statement === null;
}

function mayRespond(
  story: Unfolding,
  { rule, state: stage, round }: RunningStage,
  act: Respond,
  body: BodyId,
): Refusal | null {
  if (!round.electorate.includes(body))
    return refuse(
      'not-in-electorate',
      say`${body} is not in the electorate of ${asTitle(rule.title)}.`,
    );
  if (round.recused.includes(body))
    return refuse(
      'not-in-electorate',
      say`${body} has recused itself from ${asTitle(rule.title)}.`,
    );
  if (!speaksFor(story.state, story.by, body, act.authorised)) {
    const code = act.bodies.length > 1 ? 'no-letter' : 'not-your-body';
    return refuse(code, say`Nothing on record lets this letter speak for ${body}.`);
  }
  const position = rule.positions[act.position];
  if (!position) {
    const known = asRow(Object.keys(rule.positions).map(asPosition));
    return refuse(
      'unknown-position',
      say`${asPosition(act.position)} is no position here; there are ${known}.`,
    );
  }
  if (lacksReason(position, act) && position.withoutReason === 'refuse')
    return refuse(
      'reason-needed',
      say`To ${asPosition(act.position)} a reason is needed; it goes to everyone.`,
    );
  const text = story.state.versions.find((version) => version.number === stage.version);
  if (text && text.hash !== act.text)
    return refuse(
      'text-changed',
      isTranslation(story.state, act.text)
        ? say`The answer is about a language version; what is decided is the authoritative text. ${asTitle(rule.title)} is about version ${text.number}; read it and answer again.`
        : say`The answer is about another text. ${asTitle(rule.title)} is about version ${text.number}; read it and answer again.`,
    );
  return null;
}

/** The hash of a language version, which a reader may well have at hand. */
function isTranslation({ versions }: Recommendation, hash: string): boolean {
  return versions.some(({ languageVersions = [] }) =>
    languageVersions.some(({ text }) => text === hash),
  );
}

/** The stage a position is meant for: the one that runs, else the last that was open to the body. */
function findStage(state: Recommendation, named: string | null, body: BodyId): Found {
  if (named !== null && stageRule(state.setting.procedure, named)?.kind !== 'decision')
    return refuse('unknown-stage', say`The procedure has no deciding stage ${named}.`);
  const running = runningStages(state).filter(
    ({ state: stage, round }) =>
      named === stage.stage || (named === null && round.electorate.includes(body)),
  );
  if (running.length > 1)
    return refuse('ambiguous-stage', say`Several stages are open to ${body}; name one of them.`);
  return running[0] ?? beyond(state, named, body);
}

function beyond(state: Recommendation, named: string | null, body: BodyId): Found {
  const held = openStages(state).find(({ state: stage }) => stage.phase.is === 'held');
  if (held)
    return refuse(
      'held',
      say`${asTitle(held.rule.title)} is held; the presiding officer decides how it goes on.`,
    );
  const elsewhere = runningStages(state).length > 0 && named === null;
  const last = elsewhere ? undefined : lastRoundOpenTo(state, named, body);
  if (last) return last;
  if (state.stages.some((stage) => roundOf(stage.phase)))
    return refuse('not-in-electorate', say`${body} is in no electorate that is asked.`);
  return refuse('stage-not-open', say`No stage is open for positions now.`);
}

/** The last round that was open to the body, if it closed at its expiry: there it is late. */
function lastRoundOpenTo(
  state: Recommendation,
  named: string | null,
  body: BodyId,
): Found | undefined {
  const rounds = named === null ? state.stages : roundsOf(state, named);
  const last = rounds.findLast((stage) => roundOf(stage.phase)?.electorate.includes(body));
  const rule = last && stageRule(state.setting.procedure, last.stage);
  const round = last && roundOf(last.phase);
  if (!last || !round || rule?.kind !== 'decision') return undefined;
  if (!closedAtExpiry(last, rule, round.deadline.at)) {
    const { calendar } = state.setting;
    return refuse(
      'stage-closed',
      last.phase.is === 'closed'
        ? say`${asTitle(rule.title)} closed at ${asTime(calendar.zone, last.phase.closedAt)}; positions no longer count.`
        : say`${asTitle(rule.title)} closed; positions no longer count.`,
    );
  }
  return { rule, state: last, round };
}

/** Whether it was the deadline, and nothing before it, that ended the time for answers. */
function closedAtExpiry(stage: StageState, rule: DecisionStage, deadline: Instant): boolean {
  if (rule.judged.until !== 'expiry') return false;
  if (stage.phase.is === 'determination') return stage.phase.wait.since >= deadline;
  return stage.phase.is === 'closed' && stage.phase.closedAt >= deadline;
}
