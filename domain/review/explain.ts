import { spokenTime } from '../time.ts';
import { candidates } from './decide.ts';
import type { Review } from './state.ts';

/** What the review waits for, in one sentence; nothing in it is a nation's own. */
export function explainReview(state: Review): string {
  const { phase, setting } = state;
  const zone = setting.calendar.zone;
  const summit = spokenTime(zone, setting.summitAt);
  switch (phase.is) {
    case 'not-opened':
      return 'Not opened yet.';
    case 'collecting':
      return `${candidates(state).length} of ${state.members.length} recommendations are ready for the package; the secretary closes it by ${spokenTime(zone, phase.wait.due.at)}, the summit is on ${summit}.`;
    case 'summit': {
      const done = state.members.filter(({ concluded }) => concluded !== null).length;
      return `The package of ${phase.members.length} is closed; the summit on ${summit} has concluded ${done}.`;
    }
    case 'ended':
      return `The summit has concluded every recommendation of the package (${spokenTime(zone, phase.at)}).`;
  }
}
