import { refuse, type Refusal } from './decision.ts';
import { list } from './judge.ts';
import { isOver } from './is-over.ts';
import { takenOutOf } from './review/membership.ts';
import type { Review } from './review/state.ts';
import type { Recommendation } from './state.ts';
import { shiftNear, wallClock, type Calendar, type Instant } from './time.ts';
import { say } from './words/say.ts';

/** How long a closed review rests before it is archived, in the calendar of its host. */
export type Rest = { readonly years: number; readonly months: number; readonly days: number };

/** Where a review stands on its way into the archive. */
export type Archivable =
  | { readonly is: 'open'; readonly why: string }
  | { readonly is: 'resting'; readonly closedAt: Instant; readonly dueAt: Instant }
  | { readonly is: 'due'; readonly closedAt: Instant; readonly dueAt: Instant };

/**
 * Whether a review may be archived. It is closed once its summit has concluded its package (where
 * its procedure knows one) and every recommendation of it is over, the carrying out of the endorsed
 * ones included: an archive of what goes on would not be whole. A package from which everything was
 * taken out waits for no word of the summit; once all of it is over, nothing can be put back either.
 *
 * @param recommendations all that were ever tasked in it
 * @param now by the register's clock
 */
export function archivable(
  review: Pick<Review, 'phase' | 'setting' | 'takenOut'>,
  recommendations: readonly Recommendation[],
  rest: Rest,
  now: Instant,
): Archivable {
  const { phase, setting } = review;
  if (!mayRest(review) || (phase.is !== 'ended' && recommendations.length === 0))
    return { is: 'open', why: 'its summit has not concluded every recommendation of its package' };
  const open = recommendations.filter((one) => !isOver(one)).map(({ reference }) => reference);
  if (open.length > 0)
    return { is: 'open', why: `${list(open)} ${open.length === 1 ? 'is' : 'are'} not over yet` };
  const ends = recommendations.flatMap(({ life }) => (life.is === 'over' ? [life.at] : []));
  const closedAt = Math.max(...ends, ...(phase.is === 'ended' ? [phase.at] : []));
  const dueAt = restedAt(setting.calendar, closedAt, rest);
  return { is: now < dueAt ? 'resting' : 'due', closedAt, dueAt };
}

/** Whether nothing but its recommendations keeps it open, so that it may rest between two of them. */
export function mayRest(review: Pick<Review, 'phase' | 'setting' | 'takenOut'>): boolean {
  return review.phase.is === 'ended' || isEmptied(review) || review.setting.packageStep === null;
}

function isEmptied(review: Pick<Review, 'phase' | 'takenOut'>): boolean {
  const { phase } = review;
  return (
    phase.is === 'summit' &&
    phase.members.length > 0 &&
    phase.members.every(({ reference }) => takenOutOf(review, reference) !== undefined)
  );
}

/** What is archived stays as it is: nothing is tasked, reopened or corrected in it any more. */
export function archived(review: string): Refusal {
  return refuse(
    'over',
    say`The review ${review} is archived: it can be read, and nothing in it is changed any more. Set up another review for what is new.`,
  );
}

const day = 86_400_000;

/** The same hour of the same day so many years, months and days later; the last of a shorter month. */
function restedAt(calendar: Calendar, from: Instant, { years, months, days }: Rest): Instant {
  const reading = wallClock(calendar.zone, from);
  const date = new Date(reading);
  const [year, month] = [date.getUTCFullYear() + years, date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const moved = Date.UTC(year, month, Math.min(date.getUTCDate(), last) + days);
  const calendarDays = (moved - Math.floor(reading / day) * day) / day;
  return shiftNear(calendar, from, { calendarDays }, 'later');
}
