import type { Act } from '../command.ts';
import { refuse, type Refusal } from '../decision.ts';
import { sitsAt, speaksFor } from '../offices.ts';
import { closeStage } from '../route.ts';
import { openStages, runningStages, type RunningStage } from '../stages.ts';
import { asTime, shiftNear, type Instant } from '../time.ts';
import type { Unfolding } from '../unfolding.ts';
import { outOfBounds, resolve } from '../window.ts';
import { mayAct } from './office-acts.ts';
import { asOffice, asTitle, say } from '../words/say.ts';

type ActOf<T extends Act['type']> = Extract<Act, { readonly type: T }>;

/** The one running stage that is meant, or why none is. */
export function runningStage(
  story: Unfolding,
  named: string | null,
  fits: (running: RunningStage) => boolean = () => true,
): RunningStage | Refusal {
  const held = openStages(story.state).find(({ state }) => state.phase.is === 'held');
  const running = runningStages(story.state).filter(
    (one) => (named === null || one.state.stage === named) && fits(one),
  );
  if (running.length > 1)
    return refuse('ambiguous-stage', say`Several stages are open; name the one that is meant.`);
  if (running[0]) return running[0];
  if (held)
    return refuse(
      'held',
      say`${asTitle(held.rule.title)} is held; the presiding officer decides how it goes on.`,
    );
  return refuse('stage-not-open', say`No such stage is open now.`);
}

/** A later expiry, granted before the one that it moves. */
export function extend(story: Unfolding, act: ActOf<'extend'>, at: Instant): Refusal | null {
  const found = runningStage(story, act.stage);
  if ('ok' in found) return found;
  const { rule, state: stage, round } = found;
  const { calendar } = story.state.setting;
  if (!rule.extension)
    return refuse('nothing-to-extend', say`${asTitle(rule.title)} cannot be extended.`);
  if (!sitsAt(story.state, story.by, [rule.extension.by]))
    return refuse(
      'not-your-office',
      say`${asTitle(rule.title)} is extended by the ${asOffice(rule.extension.by)}.`,
    );
  if (at >= round.deadline.at)
    return refuse(
      'extension-too-late',
      say`The deadline, ${asTime(calendar.zone, round.deadline.at)}, has passed.`,
    );
  if (rule.extension.times !== null && round.extensions >= rule.extension.times)
    return refuse(
      'extensions-used-up',
      say`${asTitle(rule.title)} was already extended as often as it may be.`,
    );
  const later = resolve(story.state, act.window, round.deadline.at);
  if (!later.ok) return later;
  if (later.deadline.at <= round.deadline.at)
    return refuse(
      'extension-not-later',
      say`An extension ends after ${asTime(calendar.zone, round.deadline.at)}.`,
    );
  const { longest } = rule.extension;
  if (longest && later.deadline.at > shiftNear(calendar, round.openedAt, longest, 'later'))
    return refuse(
      'extension-too-long',
      say`In all the period may last until ${asTime(calendar.zone, shiftNear(calendar, round.openedAt, longest, 'later'))}.`,
    );
  const tooLong = outOfBounds(story.state, rule, round.openedAt, later.deadline.at);
  if (tooLong) return { ...tooLong, code: 'extension-too-long' };
  const where = { stage: stage.stage, round: stage.round };
  story.add({ type: 'extended', ...where, deadline: later.deadline, reason: act.reason }, at);
  return null;
}

/** Asking is always possible; where the procedure grants it by itself, the period gets longer. */
export function requestMoreTime(
  story: Unfolding,
  act: ActOf<'request-more-time'>,
  at: Instant,
): Refusal | null {
  const found = runningStage(story, null, ({ round }) => round.electorate.includes(act.body));
  if ('ok' in found) return found;
  const { rule, state: stage, round } = found;
  const { calendar } = story.state.setting;
  if (!speaksFor(story.state, story.by, act.body))
    return refuse('not-your-body', say`Nothing on record lets this person speak for ${act.body}.`);
  if (at >= round.deadline.at)
    return refuse(
      'extension-too-late',
      say`The deadline, ${asTime(calendar.zone, round.deadline.at)}, has passed.`,
    );
  const where = { stage: stage.stage, round: stage.round };
  story.add({ type: 'more-time-asked', ...where, body: act.body }, at);
  if (!rule.moreTime) return null;
  const longer = shiftNear(calendar, round.openedAt, rule.moreTime, 'later');
  if (longer <= round.deadline.at) return null;
  const deadline = { at: longer, zone: calendar.zone.id };
  story.add({ type: 'extended', ...where, deadline, reason: null }, at);
  return null;
}

/** A notice did not arrive: that silence can no longer be read as consent. */
export function undelivered(
  story: Unfolding,
  act: ActOf<'undelivered'>,
  at: Instant,
): Refusal | null {
  const found = runningStage(story, null, ({ round }) => round.electorate.includes(act.body));
  if ('ok' in found) return found;
  const no = story.by.is === 'machine' ? null : mayAct(story, 'undelivered');
  if (no) return no;
  const where = { stage: found.state.stage, round: found.state.round };
  story.add({ type: 'undelivered', ...where, body: act.body }, at);
  return null;
}

/** Passes the matter up to a body that has the same authority to conclude. */
export function raise(story: Unfolding, act: ActOf<'raise'>, at: Instant): Refusal | null {
  const found = runningStage(story, act.stage);
  if ('ok' in found) return found;
  const no = mayAct(story, 'raise');
  if (no) return no;
  const { rule, state: stage } = found;
  const where = { stage: stage.stage, round: stage.round };
  const reason = say`${rule.title} passed it up.`.text;
  closeStage(story, rule, where, { outcome: 'raised', reason }, at);
  return null;
}
