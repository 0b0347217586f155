import { spokenTime } from '../time.ts';
import { list } from '../judge.ts';
import { candidates, takenOutOf } from './membership.ts';
import { endangeredMembers } from './plans.ts';
import type { Review } from './state.ts';

/** What the review waits for, in one sentence; nothing in it is a nation's own. */
export function explainReview(state: Review): string {
  const { phase, setting } = state;
  const zone = setting.calendar.zone;
  const summit = setting.summitAt === null ? 'a date not set' : spokenTime(zone, setting.summitAt);
  switch (phase.is) {
    case 'not-opened':
      return 'Not opened yet.';
    case 'collecting':
      return collecting(state, summit);
    case 'summit': {
      const done = state.members.filter(({ concluded }) => concluded !== null).length;
      const out = phase.members.filter(({ reference }) => takenOutOf(state, reference)).length;
      const less = out === 0 ? '' : `, ${out} taken out of it`;
      return `The package of ${phase.members.length} is closed${less}; the summit on ${summit} has concluded ${done}.`;
    }
    case 'ended':
      return `The summit has concluded every recommendation of the package (${spokenTime(zone, phase.at)}).`;
  }
}

function collecting(state: Review, summit: string): string {
  const { packageStep, packageDue, calendar } = state.setting;
  const running = state.members.filter(({ over }) => !over).length;
  if (packageStep === null)
    return `${running} of ${state.members.length} recommendations are open.`;
  const due = packageDue ? ` by ${spokenTime(calendar.zone, packageDue.at)}` : '';
  const late = endangeredMembers(state);
  const warning = late.length > 0 ? ` Too late for it as things stand: ${list(late)}.` : '';
  return `${candidates(state).length} of ${state.members.length} recommendations are ready for the package; the secretary closes it${due}, the summit is on ${summit}.${warning}`;
}
