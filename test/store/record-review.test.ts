import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { decideReview } from '../../domain/review/decide.ts';
import type { ReviewAct } from '../../domain/review/command.ts';
import type { RecordedReviewEvent } from '../../domain/review/event.ts';
import { evolveReview, initialReview } from '../../domain/review/evolve.ts';
import { reviewSetting } from '../../domain/review/setting.ts';
import type { Review } from '../../domain/review/state.ts';
import { shippedProcedures } from '../../procedures/load.ts';
import { AlreadyKept, NotInRegister, RegisterDiffers } from '../../store/faults.ts';
import { findNoticesOf } from '../../store/notices.ts';
import { recordReview } from '../../store/record-review.ts';
import { findReview, findReviews, insertReview, loadReview } from '../../store/reviews.ts';
import { insertReviewSetting } from '../../store/settings.ts';
import { findLive } from '../../store/sweep.ts';
import { findReviewEvents, findReviewTimeline } from '../../store/timeline.ts';
import { at, brussels, hash } from '../domain/story.ts';
import { freshDatabase } from './database.ts';
import type { FreshDatabase } from './database.ts';

function byWhom({ type }: ReviewAct): Actor {
  return type === 'report-member' ? { is: 'machine', rule: type } : at('secretary');
}

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const summitAt = Date.parse('2024-07-09T15:00:00Z');
const procedure = shippedProcedures().find(({ id }) => id === 'sdpr');
if (!procedure) throw new Error('There is no procedure sdpr.');
const offices = {
  secretary: { body: 'IS', role: 'secretary' },
  'presiding-officer': { body: 'NAC', role: 'presiding-officer' },
} as const;

function settingOf(id: string) {
  if (!procedure) throw new Error('There is no procedure sdpr.');
  return reviewSetting({ id, procedure, calendar: brussels, offices, summitAt });
}

/** A review that was opened and has heard of two recommendations. */
function story(id: string): { state: Review; events: RecordedReviewEvent[] } {
  let state = initialReview(settingOf(id));
  const events: RecordedReviewEvent[] = [];
  const report = {
    type: 'report-member',
    memberSequence: 4,
    step: 'drafting',
    over: false,
  } as const;
  const acts: ReviewAct[] = [
    { type: 'open-review' },
    { ...report, reference: 'R-1', text: null },
    { ...report, reference: 'R-2', text: hash('text') },
  ];
  for (const [index, act] of acts.entries()) {
    const decision = decideReview(state, { by: byWhom(act), ...act }, summitAt - 1e9 + index);
    if (!decision.ok) throw new Error(decision.message);
    for (const draft of decision.events) {
      const recorded = { sequence: state.sequence + 1, ...draft };
      state = evolveReview(state, recorded);
      events.push(recorded);
    }
  }
  return { state, events };
}

async function asked(id: string) {
  return {
    id,
    workflow: `review:${id}`,
    title: 'Strategic Defence Procurement Review',
    summitAt,
    procedure: { id: 'sdpr', version: 1 },
    settingHash: await insertReviewSetting(database.store, settingOf(id)),
    memberSettingHash: 'f'.repeat(64),
    createdAt: summitAt - 2e9,
    createdBy: 'anna',
  };
}

describe('a review', () => {
  test('is kept before its workflow opens it, once', async () => {
    const review = await asked('A');
    await expect(insertReview(database.store, review)).resolves.toBe('new');
    await expect(insertReview(database.store, { ...review, createdBy: 'bo' })).resolves.toBe(
      'known',
    );
    await expect(
      insertReview(database.store, { ...review, title: 'Another' }),
    ).rejects.toBeInstanceOf(AlreadyKept);
    const found = await findReview(database.store, 'A');
    expect(found).toMatchObject({ ...review, sequence: 0, state: null, over: false });
    await expect(loadReview(database.store, 'A')).resolves.toBeUndefined();
    expect(await findLive(database.store, {})).toMatchObject([
      { kind: 'review', id: 'A', sequence: 0 },
    ]);
  });

  test('keeps the state that its events make, however often they come', async () => {
    const review = await asked('B');
    await insertReview(database.store, review);
    const { state, events } = story('B');
    const batch = { workflow: review.workflow, settingHash: review.settingHash, settled: [] };
    await recordReview(database.store, { ...batch, events: events.slice(0, 2) });
    const results = await Promise.all(
      Array.from({ length: 5 }, () => recordReview(database.store, { ...batch, events })),
    );
    expect(results.map(({ sequence }) => sequence)).toEqual(Array(5).fill(events.length));
    await expect(loadReview(database.store, 'B')).resolves.toEqual(state);
    await expect(findReviewEvents(database.store, review.workflow)).resolves.toEqual(events);
    const page = await findReviewTimeline(database.store, { review: 'B', limit: 2 });
    expect(page.items).toHaveLength(2);
    expect((await findReview(database.store, 'B'))?.needs.officer).toMatch(/summit/);
    expect(await findNoticesOf(database.store, review.workflow)).toBeDefined();
  });

  test('refuses other events under recorded numbers', async () => {
    const review = await asked('C');
    await insertReview(database.store, review);
    const { events } = story('C');
    const batch = { workflow: review.workflow, settingHash: review.settingHash, settled: [] };
    await recordReview(database.store, { ...batch, events });
    const other = events.map((one) => ({ ...one, at: one.at + 1 }));
    await expect(recordReview(database.store, { ...batch, events: other })).rejects.toBeInstanceOf(
      RegisterDiffers,
    );
  });

  test('that nobody set up cannot be recorded', async () => {
    const { events } = story('D');
    const batch = { workflow: 'review:D', settingHash: '', settled: [], events };
    await expect(recordReview(database.store, batch)).rejects.toBeInstanceOf(NotInRegister);
  });

  test('is listed with the others, the newest first', async () => {
    const ids = (await findReviews(database.store)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['A', 'B', 'C']);
  });
});
