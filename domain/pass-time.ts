import type { BodyId, MachineActor } from './actor.ts';
import type { ServiceReport } from './command.ts';
import { refuse, type Refusal } from './decision.ts';
import { awaitedBy } from './awaited.ts';
import { judge, silentBodies, standing } from './judge.ts';
import type { DecisionStage } from './procedure.ts';
import type { DatedRung } from './ladder.ts';
import { awaitDetermination, needsFinding } from './finding.ts';
import { rungsAhead } from './rungs-ahead.ts';
import { closesAt, isJudgedAtExpiry } from './next-due.ts';
import { closeStage } from './route.ts';
import { settle } from './settle.ts';
import { openStages, runningStages, type OpenStage, type RunningStage } from './stages.ts';
import type { Round } from './state.ts';
import { shiftNear, spokenTime, type Instant } from './time.ts';
import type { Unfolding } from './unfolding.ts';
import { say, type Said } from './words/say.ts';

/**
 * What the passing of time does up to `now`: rungs of the ladders, and the close of rounds whose
 * window and drain are over. A slip never approves and never rejects.
 */
export function passTime(
  story: Unfolding,
  report: ServiceReport | null,
  now: Instant,
): Refusal | null {
  let missing: Refusal | null = null;
  for (const running of runningStages(story.state)) {
    if (running.round.expired || closesAt(story.state, running.round) > now) continue;
    if (isJudgedAtExpiry(running.rule) && report?.stage !== running.rule.id) {
      missing ??= refuse(
        'service-report-needed',
        say`What the service could receive before the deadline of ${running.rule.id} must be known first.`,
      );
      continue;
    }
    expire(story, running, report, now);
  }
  for (const open of openStages(story.state)) climb(story, open, now);
  // A close that waits for its report must not keep the ladder of another stage from being climbed.
  return story.events.length > 0 ? null : missing;
}

function climb(story: Unfolding, open: OpenStage, now: Instant): void {
  const { state: stage } = open;
  const due = rungsAhead(story.state, open).filter(({ at }) => at <= now);
  const last = due.at(-1);
  const where = { stage: stage.stage, round: stage.round };
  for (const dated of due) {
    // After an outage one reminder is enough; every escalation is told.
    if (dated.rung.kind === 'reminder' && dated !== last) continue;
    const awaited = awaitedBy(story.state, open).flatMap(({ who }) =>
      'body' in who ? [who.body] : [],
    );
    const by: MachineActor = { is: 'machine', rule: `the ladder of ${open.rule.title}` };
    story.add(rungEvent(where, dated, awaited), now, by);
  }
}

function rungEvent(
  where: { stage: string; round: number },
  { rung, number }: DatedRung,
  awaited: readonly BodyId[],
) {
  const { to, level } = rung;
  return rung.kind === 'reminder'
    ? ({ type: 'reminded', ...where, to, awaited, rung: number } as const)
    : ({ type: 'escalated', ...where, to, awaited, level, rung: number } as const);
}

/** The window is over. What is stamped is the deadline; only what was certain may be agreed. */
function expire(
  story: Unfolding,
  running: RunningStage,
  report: ServiceReport | null,
  now: Instant,
): void {
  const { rule, state, round } = running;
  const where = { stage: state.stage, round: state.round };
  const deadline = round.deadline.at;
  const by: MachineActor = { is: 'machine', rule: `the expiry of ${rule.title}` };
  if (!isOpposed(rule, round)) {
    const doubt = uncertainty(story, running, report, now);
    if (doubt) {
      hold(story, running, doubt, now);
      return;
    }
  }
  if (needsFinding(rule, round)) {
    awaitDetermination(story, running, deadline);
    return;
  }
  if (rule.judged.until === 'decided') {
    story.add({ type: 'expired', ...where }, deadline, by);
    settle(story, deadline);
    return;
  }
  const verdict = judge(story.state, rule, round);
  const outcome = verdict.is === 'open' ? 'not-agreed' : verdict.is;
  closeStage(story, rule, where, { outcome, reason: verdict.reason }, deadline, { by });
}

/** A standing objection is certain whatever the service missed: it outweighs every doubt. */
function isOpposed(rule: DecisionStage, round: Round): boolean {
  return (['breaks', 'blocks', 'rejects'] as const).some(
    (effect) => standing(rule, round, effect).length > 0,
  );
}

/** Why nobody can be sure that silence was consent; undefined when all is certain. */
function uncertainty(
  story: Unfolding,
  { rule, round }: RunningStage,
  report: ServiceReport | null,
  now: Instant,
): WhyHeld | undefined {
  if (!isJudgedAtExpiry(rule)) return undefined;
  const { calendar, procedure } = story.state.setting;
  const latest = shiftNear(
    calendar,
    closesAt(story.state, round),
    procedure.service.lateWake,
    'later',
  );
  const told = spokenTime(calendar.zone, round.deadline.at);
  if (report?.downAtDeadline)
    return { reason: say`The service could not receive answers at ${told}.`.text };
  if (now > latest) return { reason: say`The service woke too late for ${told}.`.text };
  const missed = unreached(rule, round, report);
  if (missed.length > 0)
    return {
      reason: say`The circulation did not reach ${missed.join(', ')}.`.text,
      told: say`The circulation did not reach everybody.`.text,
    };
  if (report && report.unsettled > 0)
    return {
      reason: say`${report.unsettled} received before ${told} could not be applied.`.text,
      told: say`Not everything that was received before ${told} could be applied.`.text,
    };
  const most = shiftNear(calendar, 0, procedure.service.gaps, 'later');
  if (report && report.gaps > most) return { reason: down(report.gaps, told).text };
  return undefined;
}

/**
 * Bodies whose silence may only mean that they do not know: those named by an act, and where silence
 * can be broken, those that mail did not reach and that have not answered all the same.
 */
function unreached(
  rule: DecisionStage,
  round: Round,
  report: ServiceReport | null,
): readonly BodyId[] {
  const isSilence = Object.values(rule.positions).some(({ effect }) => effect === 'breaks');
  const silent = silentBodies(round);
  const byMail = isSilence ? (report?.undelivered ?? []) : [];
  return [...new Set([...round.undelivered, ...byMail.filter((body) => silent.includes(body))])];
}

function down(ms: number, told: string): Said {
  return ms < 60_000
    ? say`The service was down for ${Math.ceil(ms / 1000)} seconds in all before ${told}.`
    : say`The service was down for ${Math.round(ms / 60_000)} minutes in all before ${told}.`;
}

/** Why a stage is held; `told`: as much of it as everybody may know, where that is not all. */
export type WhyHeld = { readonly reason: string; readonly told?: string };

/** Waits for the presiding officer; one working day is promised for it. */
export function hold(story: Unfolding, open: OpenStage, why: WhyHeld, at: Instant): void {
  const { stage, round } = open.state;
  const { calendar } = story.state.setting;
  const due = { at: shiftNear(calendar, at, { workingDays: 1 }, 'later'), zone: calendar.zone.id };
  story.add({ type: 'held', stage, round, ...why, due }, at);
}
