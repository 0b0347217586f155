import { holds } from '../condition.ts';
import type { DecisionStage, FactValue, Stage } from '../procedure.ts';
import type { Setting } from '../setting.ts';
import { shiftNear, type Duration, type Instant } from '../time.ts';

export type Facts = Readonly<Record<string, FactValue>>;

/** The soonest end of a stage that begins then; one that needs only an act can end at once. */
export function soonestEnd(setting: Setting, facts: Facts, rule: Stage, start: Instant): Instant {
  if (!mustStayOpen(rule)) return start;
  const ends = leastWindows(rule, facts).map((length) =>
    shiftNear(setting.calendar, start, length, 'later'),
  );
  return ends.length > 0 ? drained(setting, Math.max(...ends)) : start;
}

/** What follows a window begins only when all that was received in it has arrived. */
export function drained({ procedure, calendar }: Setting, deadline: Instant): Instant {
  return shiftNear(calendar, deadline, procedure.service.drain, 'later');
}

/** A stage that cannot be decided before its window is over. */
function mustStayOpen(rule: Stage): rule is DecisionStage {
  return rule.kind === 'decision' && rule.judged.from === 'expiry';
}

/** The minimum of the procedure; where a stage opens by itself nobody can name less than the default. */
function leastWindows({ window, opening }: DecisionStage, facts: Facts): readonly Duration[] {
  const minimum = window.minimum.find((one) => !one.when || holds(one.when, facts))?.is;
  const least = minimum ? [minimum] : [];
  return opening.act === null ? [...least, window.default] : least;
}

/**
 * The latest start from which a stage still ends by then, taking no more than the least. Counting
 * back from a closed day and forward again may differ by that day, so the way forward decides.
 */
export function latestStart(setting: Setting, facts: Facts, rule: Stage, end: Instant): Instant {
  if (!mustStayOpen(rule)) return end;
  const { calendar, procedure } = setting;
  const before = shiftNear(calendar, end, procedure.service.drain, 'earlier');
  const starts = leastWindows(rule, facts).map((length) =>
    shiftNear(calendar, before, length, 'earlier'),
  );
  let start = Math.min(end, ...starts);
  while (soonestEnd(setting, facts, rule, start) > end)
    start = shiftNear(calendar, start, { calendarDays: 1 }, 'earlier');
  return start;
}
