import { isWorkingDay, wallClock, type Calendar, type Instant } from '../time.ts';

/** How much later something may be; negative: by how much it is too late already. */
export type Slack = { readonly milliseconds: number; readonly workingDays: number };

const day = 86_400_000;

/** The time between two instants, also in whole working days of the calendar. */
export function slackBetween(calendar: Calendar, from: Instant, until: Instant): Slack {
  const days =
    from <= until
      ? wholeWorkingDays(calendar, from, until)
      : -begunWorkingDays(calendar, until, from);
  return { milliseconds: until - from, workingDays: days };
}

/** The most working days by which `from` can be moved later without passing `until`. */
function wholeWorkingDays(calendar: Calendar, from: Instant, until: Instant): number {
  const start = wallClock(calendar.zone, from);
  const end = wallClock(calendar.zone, until);
  let days = 0;
  for (let reading = start + day; reading <= end; reading += day)
    if (isWorkingDay(calendar, reading)) days += 1;
  return days;
}

/** What is late by an hour of a working day is a day late: nobody rounds a delay away. */
function begunWorkingDays(calendar: Calendar, from: Instant, until: Instant): number {
  return wholeWorkingDays(calendar, from, until - 1) + 1;
}
