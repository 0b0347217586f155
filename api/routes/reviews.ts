import { titleIn } from '../../domain/words/languages.ts';
import { sayings } from '../shown/said.ts';
import { z } from 'zod';
import { planAtSetUp } from '../../domain/plan/set-up.ts';
import { findBoard, type BoardColumn } from '../../store/board.ts';
import { findReviews } from '../../store/reviews.ts';
import { findSetting, settingOf } from '../../store/settings.ts';
import { reviewActSchema, reviewActTypes } from '../contract/acts.ts';
import { actedShown, wouldShown, writeAnswers } from '../contract/answers.ts';
import { boardShown, noParams, noQuery, reviewParams } from '../contract/recommendations.ts';
import {
  planShown,
  reviewSchema,
  reviewShown,
  reviewWholeShown,
  taskSchema,
  vacantShown,
} from '../contract/reviews.ts';
import { knownReview } from '../matter.ts';
import { groupsOf } from '../review-setting.ts';
import { reading, writing } from '../route.ts';
import { showPlan } from '../shown/plan.ts';
import { showLine } from '../shown/recommendation.ts';
import { showReview } from '../shown/review.ts';
import { actOnReview } from './review-acts.ts';
import { createReview } from './review-creation.ts';
import { task } from './tasking.ts';

const tag = 'Reviews';
const at = '/api/reviews/{id}';

const create = writing({
  path: '/api/reviews',
  act: 'open-review',
  summary: 'Set a review up from its plan; one that cannot hold the least periods is refused',
  tag,
  params: noParams,
  body: reviewSchema,
  answers: {
    ...writeAnswers,
    200: {
      description: 'Set up and on record; of a dry run: the plan',
      schema: z.union([
        actedShown.extend({ plan: planShown, review: reviewShown }),
        wouldShown.extend({ plan: planShown, vacant: vacantShown }),
      ]),
    },
  },
  answer: createReview,
});

const list = reading({
  path: '/api/reviews',
  act: 'read-reviews',
  summary: 'All reviews, the newest first',
  tag,
  params: noParams,
  query: noQuery,
  answers: { 200: { description: 'All', schema: z.object({ items: z.array(reviewShown) }) } },
  answer: async (edge, { caller }) => {
    const reviews = await findReviews(edge.store, caller.mandates);
    const items = [];
    for (const { id } of reviews)
      items.push(showReview(await knownReview(edge, caller, id), caller.mandates, edge));
    return { status: 200, body: { items } };
  },
});

const one = reading({
  path: at,
  act: 'read-review',
  summary: 'One review: its plan, its groups and where its members stand',
  tag,
  params: reviewParams,
  query: noQuery,
  answers: { 200: { description: 'The review', schema: reviewWholeShown } },
  answer: async (edge, { params, caller }) => {
    const known = await knownReview(edge, caller, params.id);
    const { review } = known;
    const shared = await findSetting(edge.store, review.memberSettingHash);
    if (shared === undefined) throw new Error(`The setting of ${review.id} is missing.`);
    const { procedure, calendar, roles, offices } = shared;
    const planned = planAtSetUp(shared, review.createdAt);
    const common = <T>(of: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(of).filter(([name]) => !name.includes(':')));
    const body = {
      ...showReview(known, caller.mandates, edge),
      plan: showPlan(planned, { procedure, zone: calendar.zone, language: edge.language }),
      groups: groupsOf(shared),
      closingDays: [...(calendar.closingDays ?? [])],
      electorates: common(roles),
      offices: common(offices),
      members: (review.state?.members ?? []).map(({ reference, step, text, over, concluded }) => ({
        reference,
        step,
        text,
        over,
        concluded,
      })),
    };
    return { status: 200, body };
  },
});

/** As many as a review has; those beyond need attention least. */
const mostOnBoard = 500;

const board = reading({
  path: `${at}/board`,
  act: 'read-board',
  summary: "A review's recommendations by where they are; what needs attention first",
  tag,
  params: reviewParams,
  query: noQuery,
  answers: { 200: { description: 'The board', schema: boardShown } },
  answer: async (edge, { params, caller, now }) => {
    const known = await knownReview(edge, caller, params.id);
    const [{ columns, lines, total }, { procedure }] = await Promise.all([
      findBoard(edge.store, params.id, { now, knownTo: caller.mandates, limit: mostOnBoard }),
      settingOf(edge.store, known.review.memberSettingHash),
    ]);
    const held = caller.mandates;
    const { zone } = known.setting.calendar;
    const say = await sayings(edge, lines);
    const shown = lines.map((line) => showLine(line, { zone, now, held, say }, edge.configuration));
    const { sentence, links } = showReview(known, held, edge);
    const steps = procedure.steps.map(({ id: step, title }) => ({
      step,
      title: titleIn(edge.language, title),
    }));
    const body = {
      review: params.id,
      sentence,
      total,
      steps,
      columns: inOrder(columns, steps),
      lines: shown,
      links,
    };
    return { status: 200, body };
  },
});

/** As the procedure goes; what is outside its steps comes last. */
function inOrder(
  columns: readonly BoardColumn[],
  steps: readonly { readonly step: string }[],
): BoardColumn[] {
  const place = ({ step }: BoardColumn): number => {
    const index = steps.findIndex(({ step: id }) => id === step);
    return index < 0 ? steps.length : index;
  };
  return columns.toSorted((a, b) => place(a) - place(b));
}

const tasking = writing({
  path: `${at}/recommendations`,
  act: 'task',
  summary: 'Task a working group with a recommendation',
  tag,
  params: reviewParams,
  body: taskSchema,
  answers: writeAnswers,
  answer: task,
});

const acts = writing({
  path: `${at}/acts`,
  act: reviewActTypes,
  summary: 'Close the package, take a member out of it, or conclude on its members',
  tag,
  params: reviewParams,
  body: reviewActSchema,
  answers: writeAnswers,
  answer: actOnReview,
});

export const reviewRoutes = [create, list, one, board, tasking, acts];
