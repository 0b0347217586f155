import type { Until } from './command.ts';
import { holds } from './condition.ts';
import { refuse, type Refusal } from './decision.ts';
import { dueOf } from './due.ts';
import type { DecisionStage } from './procedure.ts';
import type { Recommendation } from './state.ts';
import {
  asTime,
  isFault,
  shift,
  shiftNear,
  type Deadline,
  type Duration,
  type Instant,
} from './time.ts';
import { say } from './words/say.ts';

export type DeadlineOrRefusal = { readonly ok: true; readonly deadline: Deadline } | Refusal;

/** The expiry of a round that opens now: the window asked for, or the procedure's own. */
export function expiry(
  state: Recommendation,
  rule: DecisionStage,
  opensAt: Instant,
  asked: Until | null,
): DeadlineOrRefusal {
  const found = asked ? resolve(state, asked, opensAt) : ownExpiry(state, rule, opensAt);
  if (!found.ok) return found;
  return outOfBounds(state, rule, opensAt, found.deadline.at) ?? found;
}

/** A point that a person named: an instant, or a length from where the rules say. */
export function resolve(state: Recommendation, asked: Until, from: Instant): DeadlineOrRefusal {
  const { calendar } = state.setting;
  const at = 'until' in asked ? asked.until : shift(calendar, from, asked, 'later');
  if (isFault(at)) return refuse(at.fault, at.said);
  return { ok: true, deadline: { at, zone: calendar.zone.id } };
}

/** The default window, never less than the minimum; the planned instant where that leaves more time. */
function ownExpiry(
  state: Recommendation,
  rule: DecisionStage,
  opensAt: Instant,
): DeadlineOrRefusal {
  const usual = resolve(state, rule.window.default, opensAt);
  const minimum = minimumOf(state, rule);
  const least = minimum ? resolve(state, minimum, opensAt) : usual;
  const own = usual.ok && least.ok && least.deadline.at <= usual.deadline.at ? usual : least;
  const planned = dueOf(state, rule.window.planned, opensAt);
  if (!own.ok || !planned || planned.at <= own.deadline.at) return own;
  return { ok: true, deadline: planned };
}

/** The first of the procedure's minimums whose condition holds here. */
function minimumOf(state: Recommendation, rule: DecisionStage): Duration | null {
  const { minimum } = rule.window;
  return minimum.find((one) => !one.when || holds(one.when, state.facts))?.is ?? null;
}

/** The least and the greatest length that the procedure allows for this matter. */
export function outOfBounds(
  state: Recommendation,
  rule: DecisionStage,
  opensAt: Instant,
  closesAt: Instant,
): Refusal | null {
  const { calendar } = state.setting;
  const told = (at: Instant) => asTime(calendar.zone, at);
  if (closesAt <= opensAt)
    return refuse(
      'window-out-of-bounds',
      say`The window would end ${told(closesAt)}, before it opens.`,
    );
  const minimum = minimumOf(state, rule);
  const earliest = minimum ? shiftNear(calendar, opensAt, minimum, 'later') : opensAt;
  if (closesAt < earliest)
    return refuse(
      'window-out-of-bounds',
      say`The procedure gives at least until ${told(earliest)}; ${told(closesAt)} is too early.`,
    );
  const { maximum } = rule.window;
  const latest = maximum ? shiftNear(calendar, opensAt, maximum, 'later') : Infinity;
  if (closesAt > latest)
    return refuse(
      'window-out-of-bounds',
      say`The procedure gives at most until ${told(latest)}; ${told(closesAt)} is too late.`,
    );
  return null;
}
