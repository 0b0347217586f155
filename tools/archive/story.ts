import { z } from 'zod';
import { evolve, initial } from '../../domain/evolve.ts';
import type { RecordedEvent } from '../../domain/event.ts';
import { summary } from '../../domain/projection.ts';
import { evolveReview, initialReview } from '../../domain/review/evolve.ts';
import type { RecordedReviewEvent } from '../../domain/review/event.ts';
import type { Review, ReviewSetting } from '../../domain/review/state.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Recommendation } from '../../domain/state.ts';
import type { Content } from '../../audit/receipt.ts';
import { responseRows } from '../../store/record-responses.ts';
import { stageRow } from '../../store/record-stages.ts';
import { versionRows } from '../../store/record-versions.ts';
import { Differs, must } from './differs.ts';

/** A recommendation as its events tell it. */
export type Told = {
  readonly workflow: string;
  readonly title: string;
  /** What it was judged by when it began. */
  readonly setting: string;
  readonly state: Recommendation;
  readonly events: readonly RecordedEvent[];
};

/** A review and all of its recommendations, made from nothing but events and settings. */
export type Story = { readonly review: Review; readonly recommendations: readonly Told[] };

/** What a story is made from. */
export type Sources = {
  readonly review: { readonly id: string; readonly workflow: string; readonly setting: string };
  /** Each recommendation's workflow with the setting that it began with, in their order. */
  readonly members: readonly { readonly workflow: string; readonly setting: string }[];
  /** By workflow, in their order. */
  readonly events: ReadonlyMap<string, readonly Content[]>;
  readonly settings: ReadonlyMap<string, unknown>;
};

/*
 * What the log witnesses was written by these very types; its hash says that it is the same, so its
 * shape is not asked again.
 */
const witnessed = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const setting = witnessed<Setting>();
const reviewSetting = witnessed<ReviewSetting>();
const event = witnessed<RecordedEvent>();
const reviewEvent = witnessed<RecordedReviewEvent>();

/** Follows the events with the rules that decided them. @throws Differs where that cannot be done */
export function storyOf(sources: Sources): Story {
  try {
    return { review: reviewIn(sources), recommendations: sources.members.map(toldIn(sources)) };
  } catch (error) {
    if (error instanceof Differs) throw error;
    throw new Differs('The events cannot be followed: they lack what the rules ask of them.');
  }
}

function reviewIn({ review: { workflow, setting: of }, events, settings }: Sources): Review {
  return reviewEvent
    .array()
    .parse(events.get(workflow) ?? [])
    .reduce(evolveReview, initialReview(reviewSetting.parse(settings.get(of))));
}

function toldIn({ review, events, settings }: Sources) {
  return ({ workflow, setting: of }: Sources['members'][number]): Told => {
    const told = event.array().parse(events.get(workflow) ?? []);
    const first = told[0]?.event;
    must(first?.type === 'tasked', `${workflow} does not begin with its tasking.`);
    const { reference, workingGroup, title } = first;
    must(first.review === review.id, `${workflow} was tasked in another review.`);
    const start = { setting: setting.parse(settings.get(of)), reference, workingGroup };
    const state = told.reduce(evolve, initial({ ...start, review: review.id }));
    return { workflow, title, setting: of, state, events: told };
  };
}

/** The tables that the register makes from the same events, by the name of their member. */
export function tablesOf({ recommendations }: Story) {
  const rows = <T>(of: (told: Told) => readonly T[]) =>
    recommendations.flatMap((told) => of(told).map((row) => ({ workflow: told.workflow, ...row })));
  return {
    'recommendations.jsonl': rows(({ state, title, setting: of }) => [
      {
        reference: state.reference,
        workingGroup: state.workingGroup,
        title,
        outcome: summary(state).outcome,
        setting: of,
      },
    ]),
    'versions.jsonl': rows(({ events }) => events.flatMap(versionRows)),
    'stages.jsonl': rows(({ state }) => state.stages.map(stageRow)),
    'responses.jsonl': rows(({ state }) => [...responseRows(state.stages).values()]),
  };
}
