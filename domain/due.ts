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
      return 'before' in due
        ? { at: shiftNear(calendar, summitAt, due.before, 'earlier'), zone }
        : { at: shiftNear(calendar, summitAt, due.after, 'later'), zone };
  }
}
