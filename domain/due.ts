import type { Due } from './procedure.ts';
import type { Recommendation } from './state.ts';
import { shiftNear, type Deadline, type Instant } from './time.ts';

/** When something that begins now is due; null where nothing is promised. */
export function dueOf(state: Recommendation, due: Due, start: Instant): Deadline | null {
  const { calendar, summitAt } = state.setting;
  const zone = calendar.zone.id;
  switch (due.from) {
    case 'never':
      return null;
    case 'item':
      return state.item?.due ?? null;
    case 'start':
      return { at: shiftNear(calendar, start, due.after, 'later'), zone };
    case 'summit':
      if (summitAt === null) return null;
      return planned(state, fromSummit(state, due, summitAt), start);
  }
}

function fromSummit(
  { setting: { calendar } }: Recommendation,
  due: Extract<Due, { readonly from: 'summit' }>,
  summitAt: Instant,
): Instant {
  return 'before' in due
    ? shiftNear(calendar, summitAt, due.before, 'earlier')
    : shiftNear(calendar, summitAt, due.after, 'later');
}

/** What is reopened after its summit has no plan any more; nothing that lies behind it can slip. */
function planned(state: Recommendation, at: Instant, start: Instant): Deadline | null {
  if (state.reopenedAt !== undefined && at <= start) return null;
  return { at, zone: state.setting.calendar.zone.id };
}
