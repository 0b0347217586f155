import { deadlinesAhead } from '../../domain/plan/deadlines.ts';
import { planOf } from '../../domain/plan/plan-of.ts';
import { reviewPlan } from '../../domain/plan/review-plan.ts';
import { knowerOf } from '../../domain/policy/knows.ts';
import type { Held } from '../../domain/policy/may.ts';
import { takenOutOf } from '../../domain/review/membership.ts';
import { endangeredMembers } from '../../domain/review/plans.ts';
import type { Instant } from '../../domain/time.ts';
import { findMembers } from '../../store/plan-states.ts';
import { planQuery, reviewPlanShown } from '../contract/plan.ts';
import { reviewParams } from '../contract/recommendations.ts';
import type { Edge } from '../edge.ts';
import { holidayKeeping, onHolidays } from '../holidays.ts';
import { knownReview, type KnownReview } from '../matter.ts';
import { reading } from '../route.ts';
import { voiceIn } from '../shown/said.ts';
import { clockOf, gathered, showCritical, showPlanned } from '../shown/review-plan.ts';

const plan = reading({
  path: '/api/reviews/{id}/plan',
  act: 'read-plan',
  summary: 'Backwards from the summit: latest starts, slack, critical path, and what blocks it',
  tag: 'Reviews',
  params: reviewParams,
  query: planQuery,
  answers: { 200: { description: 'The plan as it is now', schema: reviewPlanShown } },
  answer: async (edge, { params, query, caller, now }) => {
    const known = await knownReview(edge, caller, params.id);
    const { recommendations, ...body } = await planned(edge, caller.mandates, known, now);
    const brief = recommendations.map((one) => ({ ...one, stages: [] }));
    return {
      status: 200,
      body: { ...body, recommendations: query.stages === false ? brief : recommendations },
    };
  },
});

/** Computed from the states at this instant, so it is never older than the register. */
async function planned(
  edge: Edge,
  held: readonly Held[],
  { review, setting }: KnownReview,
  at: Instant,
) {
  const { calendar } = setting;
  const reads = knowerOf(held).inside.length > 0;
  const clock = clockOf(calendar.zone);
  const [members, keeping] = await Promise.all([
    findMembers(edge.store, review.id, held),
    holidayKeeping(edge),
  ]);
  const all = members.map((member) => ({ member, plan: planOf(member.state, at) }));
  const whole = reviewPlan(
    all.map(({ plan: one }) => one).filter(({ reference }) => goesThere(review, reference)),
    review.summitAt,
    voiceIn(edge.language, calendar.zone),
  );
  const warnings = all.flatMap(({ member, plan: one }) =>
    onHolidays(keeping, calendar, deadlinesAhead(member.state, one)).map((found) => ({
      reference: member.reference,
      found,
    })),
  );
  return {
    review: review.id,
    at: clock(at),
    summit: clock(review.summitAt),
    sentence: whole.sentence,
    feasible: whole.feasible,
    slack: whole.slack,
    critical: showCritical(whole, clock, edge.language),
    flagged: review.state === null ? [] : endangeredMembers(review.state),
    recommendations: all.map(({ member: { reference, title, workingGroup }, plan: one }) =>
      showPlanned(
        { reference, title: reads ? title : reference, workingGroup },
        one,
        clock,
        edge.language,
      ),
    ),
    warnings: gathered(warnings, calendar, edge.language),
  };
}

/** What was taken out of the package blocks no summit. */
function goesThere({ state }: KnownReview['review'], reference: string): boolean {
  return state === null || takenOutOf(state, reference) === undefined;
}

export const planRoutes = [plan];
