import { z } from 'zod';
import type { PersonActor } from '../../domain/actor.ts';
import { decide } from '../../domain/decide.ts';
import { officesIn } from '../../domain/offices.ts';
import { runningStages } from '../../domain/stages.ts';
import type { Recommendation } from '../../domain/state.ts';
import { nameField } from '../contract/fields.ts';
import { planEffectShown } from '../contract/plan.ts';
import { referenceParams } from '../contract/recommendations.ts';
import { timeShown } from '../contract/times.ts';
import { findMatter, type Matter } from '../matter.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { followed, planEffect } from '../shown/plan-effect.ts';
import { showTime } from '../shown/time.ts';
import { asTitle, say } from '../../domain/words/say.ts';
import { refusalSaid } from '../write/refusal-problem.ts';

const moreTime = reading({
  path: '/api/recommendations/{reference}/more-time',
  act: 'read-plan',
  summary:
    'What so much more time for an open stage would do to the summit, before anybody asks for it',
  tag: 'Recommendations',
  params: referenceParams,
  query: z.strictObject({
    stage: nameField,
    workingDays: z.coerce.number().int().min(1).max(250),
  }),
  answers: {
    200: {
      description: 'As if whoever may had granted it now',
      schema: z.object({
        deadline: timeShown.meta({ description: 'The one that it would move to' }),
        plan: planEffectShown.nullable().meta({ description: 'null: no summit is ahead' }),
      }),
    },
  },
  answer: async (edge, { params, query, caller, now }) => {
    const matter = await findMatter(edge, caller, params.reference);
    const { state, zone } = matter;
    const by = grantedBy(matter, query.stage);
    const { stage, workingDays } = query;
    const extend = { type: 'extend', stage, window: { workingDays }, reason: null } as const;
    const decision = decide(state, { by, ...extend }, now);
    if (!decision.ok)
      throw new Problem(
        decision.code,
        say`${refusalSaid(decision)} This was a question; nothing was changed.`,
      );
    // Of what would follow only this: the rest could depend on how others have answered.
    const moved = decision.events.filter(({ event }) => event.type === 'extended');
    const after = followed(state, moved);
    const deadline = deadlineOf(after, stage);
    if (deadline === undefined) throw notOpen(stage);
    const body = {
      deadline: showTime(zone, deadline),
      plan: planEffect(state, after, now, edge.language),
    };
    return { status: 200, body };
  },
});

/** Whoever sits at the desk that extends this stage; who they are does not matter to a question. */
function grantedBy({ state, viewer }: Matter, stage: string): PersonActor {
  const running = runningStages(state).find((one) => one.state.stage === stage);
  const isShown = viewer.kind !== 'public' || viewer.runs === true;
  if (!running || !isShown) throw notOpen(stage);
  const { title, extension } = running.rule;
  const desk = extension && officesIn(state)[extension.by];
  if (!desk) throw new Problem('nothing-to-extend', say`${asTitle(title)} cannot be extended.`);
  return { is: 'person', person: '-', mandate: '-', ...desk };
}

function deadlineOf(state: Recommendation, stage: string): number | undefined {
  const running = runningStages(state).find((one) => one.state.stage === stage);
  return running?.round.deadline.at;
}

function notOpen(stage: string): Problem {
  return new Problem('stage-not-open', say`No stage ${stage} is open here that has a deadline.`);
}

export const moreTimeRoutes = [moreTime];
