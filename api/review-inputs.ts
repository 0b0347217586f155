import { rolesAsked } from '../domain/named-by.ts';
import { planAtSetUp, type SetUpPlan } from '../domain/plan/set-up.ts';
import type { Procedure } from '../domain/procedure.ts';
import { reviewSetting } from '../domain/review/setting.ts';
import type { ReviewSetting } from '../domain/review/state.ts';
import type { Setting } from '../domain/setting.ts';
import { asTime, type Calendar, type Instant } from '../domain/time.ts';
import { findBodies } from '../store/bodies.ts';
import { findProcedure } from '../store/procedures.ts';
import { CalendarUnknown, makeCalendar, withClosingDays } from '../calendars/calendar.ts';
import { momentAt } from './calendar/moment.ts';
import type { ReviewAsked } from './contract/reviews.ts';
import type { Edge } from './edge.ts';
import { Problem } from './problem.ts';
import { sharedSetting } from './review-setting.ts';
import { showTime } from './shown/time.ts';
import { asRow, say } from '../domain/words/say.ts';

const minute = 60_000;
const hour = 60 * minute;
const year = 365.25 * 24 * hour;

/** All that a review is set up from, checked: nothing has been kept yet. */
export type ReviewInputs = {
  readonly summitAt: Instant;
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly planned: SetUpPlan;
  /** What its recommendations share. */
  readonly shared: Setting;
  readonly setting: ReviewSetting;
};

/**
 * @throws Problem `unknown-procedure`, `unknown-body`, `unknown-calendar`, `plan-infeasible`, or of
 * a time that a clock change skips or repeats
 */
export async function reviewInputs(
  edge: Edge,
  body: ReviewAsked,
  receivedAt: Instant,
): Promise<ReviewInputs> {
  const summitAt = momentAt(body.summitAt);
  withinReach(summitAt, receivedAt);
  const procedure = await procedureOf(edge, body.procedure);
  await knownBodies(edge, body);
  everyRoleHeld(procedure, body);
  const calendar = calendarOf(body, receivedAt, summitAt);
  const shared = sharedSetting(body, procedure, calendar, summitAt);
  const planned = feasiblePlan(shared, summitAt, receivedAt);
  const { id, offices } = body;
  const setting = reviewSetting({ id, procedure, calendar, offices, summitAt });
  return { summitAt, procedure, calendar, planned, shared, setting };
}

/** Holidays and clock changes of a far future are nobody's promise, and a slip of the pen is likelier. */
function withinReach(summitAt: Instant, now: Instant): void {
  if (summitAt < now + 30 * year) return;
  throw new Problem(
    'invalid-request',
    say`The summit is more than 30 years ahead. Nothing was started; check the year.`,
    { errors: [{ path: '/summitAt', message: say`is too far ahead` }] },
  );
}

async function procedureOf(
  edge: Edge,
  { id, version }: ReviewAsked['procedure'],
): Promise<Procedure> {
  const found = await findProcedure(edge.store, id, version);
  if (found !== undefined) return found.procedure;
  const named = version === undefined ? id : say`${id} version ${version}`;
  throw new Problem(
    'unknown-procedure',
    say`The register has no procedure ${named}. Nothing was started; GET /api/procedures lists those it has.`,
    { errors: [{ path: '/procedure', message: say`is unknown` }] },
  );
}

/** Everybody named must be a body of the register: a mistyped nation would silently not count. */
async function knownBodies(edge: Edge, body: ReviewAsked): Promise<void> {
  const known = new Set((await findBodies(edge.store)).map(({ id }) => id));
  const named: (readonly [string, string])[] = [
    ...body.groups.map(({ body: group }, at) => [`/groups/${at}/body`, group] as const),
    ...body.groups.flatMap(({ members = [] }, at) =>
      members.map((member) => [`/groups/${at}/members`, member] as const),
    ),
    ...Object.entries(body.electorates).flatMap(([role, members]) =>
      members.map((member) => [`/electorates/${role}`, member] as const),
    ),
    ...Object.entries(body.offices).map(
      ([office, desk]) => [`/offices/${office}`, desk.body] as const,
    ),
  ];
  const errors = named
    .filter(([, id]) => !known.has(id))
    .map(([path, id]) => ({ path, message: say`${id} is no body of the register` }));
  const [first] = errors;
  if (first === undefined) return;
  throw new Problem(
    'unknown-body',
    say`${first.message}. Nothing was started; POST /api/bodies adds one, GET /api/bodies lists them.`,
    { errors },
  );
}

/** Silence of nobody would be consent: whoever the procedure asks is named when the review is set up. */
function everyRoleHeld(procedure: Procedure, body: ReviewAsked): void {
  const errors = rolesAsked(procedure)
    .filter((role) => role !== 'working-group' && !Object.hasOwn(body.electorates, role))
    .map((role) => ({
      path: `/electorates/${role}`,
      message: say`is missing; the procedure asks it`,
    }));
  const [first] = errors;
  if (first === undefined) return;
  throw new Problem(
    'invalid-request',
    say`The procedure ${procedure.id} asks ${asRow(errors.map(({ path }) => path.slice('/electorates/'.length)))}, and nobody is named. Nothing was started; say in electorates which bodies they are.`,
    { errors },
  );
}

function calendarOf(body: ReviewAsked, now: Instant, summitAt: Instant): Calendar {
  try {
    const calendar = makeCalendar(body.country, body.zone, now, summitAt);
    return withClosingDays(calendar, body.closingDays);
  } catch (error) {
    if (!(error instanceof CalendarUnknown)) throw error;
    const message = error.field === 'closingDays' ? say`is outside the calendar` : say`is unknown`;
    const errors = [{ path: `/${error.field}`, message }];
    throw new Problem('unknown-calendar', say`${error.said} Nothing was started.`, { errors });
  }
}

/** A date that cannot hold the least periods is refused now, not in June. */
function feasiblePlan(shared: Setting, summitAt: Instant, now: Instant): SetUpPlan {
  const planned = planAtSetUp(shared, now);
  if (planned.feasible && summitAt > now) return planned;
  const { procedure, calendar } = shared;
  const earliest = withRoom(now, planned.earliestSummit ?? now);
  const shown = showTime(calendar.zone, earliest);
  throw new Problem(
    'plan-infeasible',
    say`The summit cannot be on ${asTime(calendar.zone, summitAt)}: the procedure ${procedure.id} needs until ${asTime(calendar.zone, earliest)} (${shown.local.slice(0, 4)}) at the least. Nothing was started; choose that date or a later one.`,
    { errors: [{ path: '/summitAt', message: say`is too soon` }], more: { earliestSummit: shown } },
  );
}

/**
 * A time that a person would name, and late enough that it can still be chosen after the refusal
 * was read: the next full hour or minute with a little room before it.
 */
function withRoom(now: Instant, earliest: Instant): Instant {
  const isLong = earliest - now > 24 * hour;
  const [grain, room] = isLong ? [hour, 10 * minute] : [minute, 15_000];
  return Math.ceil((earliest + room) / grain) * grain;
}
