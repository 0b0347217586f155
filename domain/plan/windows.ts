import type { Due, Stage } from '../procedure.ts';
import type { Setting } from '../setting.ts';
import { shiftNear, type Instant } from '../time.ts';

/** What the procedure plans for a stage; null where it promises nothing. */
export type PlannedWindow = { readonly from: Instant; readonly until: Instant | null };

/** Instants that depend on the summit alone, counted once for all recommendations that share them. */
const counted = new WeakMap<Setting, Map<Due, Instant>>();

/** Where the procedure places a stage that follows what is planned to end at `after`. */
export function plannedWindow(setting: Setting, rule: Stage, after: Instant): PlannedWindow {
  if (rule.kind === 'task') return { from: after, until: plannedAt(setting, rule.due, after) };
  const { opening, window } = rule;
  const from = plannedAt(setting, opening.due, after) ?? after;
  const usual = () => shiftNear(setting.calendar, from, window.default, 'later');
  return { from, until: plannedAt(setting, window.planned, from) ?? usual() };
}

/** The planned end of a stage, where the summit alone says it. */
export function plannedEnd(setting: Setting, rule: Stage): Instant | null {
  const due = rule.kind === 'task' ? rule.due : rule.window.planned;
  return due.from === 'summit' ? plannedAt(setting, due, 0) : null;
}

function plannedAt(setting: Setting, due: Due, start: Instant): Instant | null {
  switch (due.from) {
    case 'start':
      return shiftNear(setting.calendar, start, due.after, 'later');
    case 'summit':
      return setting.summitAt === null ? null : fromSummit(setting, setting.summitAt, due);
    case 'item':
    case 'never':
      return null;
  }
}

function fromSummit(
  setting: Setting,
  summitAt: Instant,
  due: Extract<Due, { from: 'summit' }>,
): Instant {
  const known = counted.get(setting) ?? new Map<Due, Instant>();
  counted.set(setting, known);
  const at =
    known.get(due) ??
    ('before' in due
      ? shiftNear(setting.calendar, summitAt, due.before, 'earlier')
      : shiftNear(setting.calendar, summitAt, due.after, 'later'));
  known.set(due, at);
  return at;
}
