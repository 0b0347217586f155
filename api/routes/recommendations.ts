import { showAsks } from '../shown/asks.ts';
import { showOpenActs } from '../shown/open-acts.ts';
import { costlyAsSearch } from '../limits/costly.ts';
import {
  isOwnQuestion,
  mayAskAbout,
  officerDesks,
  seesDeedsOf,
  seesPosition,
} from '../../domain/policy/sees.ts';
import { titleIn } from '../../domain/words/languages.ts';
import { asRecorded, sayings, sentenceOf } from '../shown/said.ts';
import { findTexts } from '../../store/documents.ts';
import { listRecommendations } from '../../store/recommendations.ts';
import { findResponses } from '../../store/responses.ts';
import { pageOf } from '../contract/answers.ts';
import {
  eventShown,
  lineShown,
  listQuery,
  noParams,
  noQuery,
  pageQuery,
  recommendationShown,
  referenceParams,
  responseShown,
} from '../contract/recommendations.ts';
import { z } from 'zod';
import { holidayWarnings } from '../holidays.ts';
import { findMatter } from '../matter.ts';
import { Problem } from '../problem.ts';
import { reading } from '../route.ts';
import { showAwaited, showLine } from '../shown/recommendation.ts';
import { seeReviews } from '../shown/reviews-seen.ts';
import { showStage } from '../shown/stage.ts';
import { showTime } from '../shown/time.ts';
import { showTimeline } from '../shown/timeline.ts';
import { say } from '../../domain/words/say.ts';

const tag = 'Recommendations';
const at = '/api/recommendations/{reference}';

const list = reading({
  path: '/api/recommendations',
  lane: costlyAsSearch,
  act: 'read-recommendations',
  summary: 'Recommendations by reference, filtered, a page at a time',
  tag,
  params: noParams,
  query: listQuery,
  answers: { 200: { description: 'A page', schema: pageOf(lineShown) } },
  answer: async (edge, { query, caller, now }) => {
    const { overdue, ...filter } = query;
    if (filter.waitingOn !== undefined && !mayAskAbout(caller.mandates, filter.waitingOn))
      throw new Problem(
        'not-allowed',
        say`What waits on ${filter.waitingOn} is shown to it and to officers; ask about your own body or an office.`,
      );
    const held = caller.mandates;
    const page = await listRecommendations(edge.store, {
      ...filter,
      knownTo: held,
      ...(isOwnQuestion(held, filter.waitingOn) ? {} : { atDesk: officerDesks(held) }),
      ...(overdue === true ? { overdueAt: now } : {}),
    });
    const seen = await seeReviews(
      edge,
      held,
      page.items.map(({ review }) => review),
    );
    const sayLine = await sayings(edge, page.items);
    const items = page.items.map((line) => {
      const { zone } = seen(line.review);
      return showLine(line, { zone, now, held, say: sayLine }, edge.configuration);
    });
    return { status: 200, body: { items, next: page.next } };
  },
});

const one = reading({
  path: at,
  act: 'read-recommendation',
  summary: 'One recommendation: where it stands and what it needs to pass',
  tag,
  params: referenceParams,
  query: noQuery,
  answers: { 200: { description: 'The recommendation', schema: recommendationShown } },
  answer: async (edge, { params, caller, now }) => {
    const { found, state, viewer, zone } = await findMatter(edge, caller, params.reference);
    const { language } = edge;
    const { id, version, title } = state.setting.procedure;
    const text = state.versions.at(-1);
    const as = { zone, now, held: caller.mandates, say: asRecorded };
    const body = {
      ...showLine(found, as, edge.configuration),
      sentence: sentenceOf(state, viewer, language),
      procedure: { id, version, title: titleIn(language, title) },
      text: text === undefined ? null : { version: text.number, hash: text.hash },
      stages: state.stages.map((stage) => showStage(stage, state, { viewer, language })),
      needs: showAwaited(state, viewer),
      asks: showAsks(state, caller, language),
      acts: showOpenActs(state, { caller, now, language }),
      warnings: await holidayWarnings(edge, state),
    };
    return { status: 200, body };
  },
});

const timeline = reading({
  path: `${at}/timeline`,
  act: 'read-timeline',
  summary: 'Everything that happened, in order, as far as you may know it',
  tag,
  params: referenceParams,
  query: pageQuery,
  answers: { 200: { description: 'A page', schema: pageOf(eventShown) } },
  answer: async (edge, { params, query, caller }) => {
    const matter = await findMatter(edge, caller, params.reference);
    return {
      status: 200,
      body: await showTimeline(edge, matter, { ...query, held: caller.mandates }),
    };
  },
});

const responses = reading({
  path: `${at}/responses`,
  act: 'read-responses',
  summary: 'Positions that you may know, counted or not',
  tag,
  params: referenceParams,
  query: noQuery,
  answers: { 200: { description: 'Those you may know', schema: listOf(responseShown) } },
  answer: async (edge, { params, caller }) => {
    const { state, viewer, zone } = await findMatter(edge, caller, params.reference);
    const rows = await findResponses(edge.store, params.reference);
    const mine = rows.filter((row) =>
      row.status === 'counted' ? seesPosition(viewer, state, row) : seesDeedsOf(viewer, row.body),
    );
    const hashes = mine.flatMap(({ reason, statement }) => [reason, statement]);
    const texts = await findTexts(
      edge.store,
      hashes.filter((hash) => hash !== null),
    );
    const items = mine.map((row) => ({
      ...row,
      at: showTime(zone, row.at),
      reason: row.reason && (texts.get(row.reason) ?? null),
      statement: row.statement && (texts.get(row.statement) ?? null),
    }));
    return { status: 200, body: { items } };
  },
});

function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

export const recommendationRoutes = [list, one, timeline, responses];
