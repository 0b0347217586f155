import { isoDate, isFault, shift, wallClock, type Instant } from '../../domain/time.ts';
import { makeCalendar } from '../../calendars/calendar.ts';
import { groupMembers } from './groups.ts';
import { nations, offices } from './offices.ts';

export const sampleReview = 'SDPR';

/** Between the conference of Luxembourg and the summit of Washington lay 76 Belgian working days. */
const daysToTheSummit = 76;

/**
 * The Strategic Defence Procurement Review as it was set up in Luxembourg on 18 and 19 March 2024
 * (NATO news 223818), with a summit as far ahead of now as that of Washington was of it.
 *
 * @param now when it is set up
 */
export function reviewAsked(now: Instant) {
  return {
    id: sampleReview,
    title:
      'NATO-Ukraine Strategic Defence Procurement Review (sample): set up in Luxembourg in March 2024, championed by Norway, requested by the Ministry of Defence of Ukraine',
    procedure: { id: 'sdpr' },
    summitAt: { local: `${summitDate(now)}T09:00:00`, zone: 'Europe/Brussels' },
    zone: 'Europe/Brussels',
    country: 'BE',
    groups: Object.entries(groupMembers).map(([body, members]) => ({ body, members })),
    electorates: { nations },
    offices,
    partners: { UKR: 'UKR', 'MOD-UKR': 'UKR' },
  };
}

/** The local date in Brussels that many Belgian working days ahead. */
function summitDate(now: Instant): string {
  const calendar = makeCalendar('BE', 'Europe/Brussels', now, now + 365 * 86_400_000);
  const at = shift(calendar, now, { workingDays: daysToTheSummit }, 'later');
  // Only the date counts, so that a wall clock reading which a clock change skips does no harm.
  const near = isFault(at) ? now + 110 * 86_400_000 : at;
  return isoDate(wallClock(calendar.zone, near));
}
