import { spokenTime, type Instant } from '../time.ts';
import type { ReviewAct } from './command.ts';
import type { ReviewEvent } from './event.ts';
import { takenOutOf } from './membership.ts';
import type { Member, Review, ReviewSetting } from './state.ts';

type PlanEvent = Extract<ReviewEvent, { readonly type: 'plan-infeasible' | 'plan-feasible-again' }>;

/** What waiting alone will make infeasible, and when; soonest in the order of the members. */
export function plansToFlag(
  state: Review,
): readonly { readonly at: Instant; readonly event: PlanEvent }[] {
  if (state.phase.is !== 'collecting') return [];
  return state.members.flatMap(({ reference, outlook, isEndangered, over }) => {
    if (!outlook || isEndangered || over || takenOutOf(state, reference)) return [];
    const { stage, earliest, holdsUntil } = outlook;
    return [{ at: holdsUntil + 1, event: { type: 'plan-infeasible', reference, stage, earliest } }];
  });
}

/** What a report changes of it, once, not with every report. */
export function flagged(
  state: Review,
  known: Member | undefined,
  { reference, over, outlook }: Extract<ReviewAct, { readonly type: 'report-member' }>,
  at: Instant,
): readonly PlanEvent[] {
  const was = known?.isEndangered ?? false;
  if (state.phase.is !== 'collecting' || (outlook === undefined && !over)) return [];
  const goes = !over && !takenOutOf(state, reference);
  const late = goes && outlook && at > outlook.holdsUntil ? outlook : null;
  if (late && !was) {
    const { stage, earliest } = late;
    return [{ type: 'plan-infeasible', reference, stage, earliest }];
  }
  return was && !late ? [{ type: 'plan-feasible-again', reference }] : [];
}

/** Flagged, and still meant to go to the summit. */
export function endangeredMembers(state: Pick<Review, 'members' | 'takenOut'>): readonly string[] {
  return state.members
    .filter(({ isEndangered, over }) => isEndangered && !over)
    .map(({ reference }) => reference)
    .filter((reference) => !takenOutOf(state, reference));
}

const minute = 60_000;

/** Names the recommendation, the stage and the earliest date, and what can be done. */
export function planSentence({ calendar, summitAt }: ReviewSetting, event: PlanEvent): string {
  const { zone } = calendar;
  const summit = summitAt === null ? 'the summit' : `the summit on ${spokenTime(zone, summitAt)}`;
  if (event.type === 'plan-feasible-again')
    return `${event.reference} no longer endangers ${summit}.`;
  const earliest = spokenTime(zone, Math.ceil(event.earliest / minute) * minute);
  return `${event.reference} cannot be through before ${summit}: it is at ${event.stage}, and with the least periods that follow it could be through on ${earliest} at the earliest. The summit does not move; have a running period ended or go without it.`;
}
