import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findReviewEvents } from '../../store/timeline.ts';
import { reviewWorkflowId } from '../../workflows/messages.ts';
import { keepStory } from './histories.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { ReviewInHand } from './review-in-hand.ts';
import { settingOf } from './settings.ts';

const day = 86_400_000;

describe('a summit that a recommendation can no longer reach', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('time-skipping');
  }, 60_000);
  afterAll(() => harness.close());

  test('is flagged in the review though nobody does anything', async () => {
    const summit = (await harness.now()) + 30 * day;
    const setting = settingOf('sdpr', { summit: new Date(summit).toISOString() });
    const covers = { from: '2023-11-01', until: '2032-12-31' };
    const review = await ReviewInHand.start(harness, {
      ...setting,
      calendar: { ...setting.calendar, covers },
    });
    const matter = await MatterInHand.start(
      harness,
      { ...setting, calendar: { ...setting.calendar, covers } },
      review.id,
    );
    await until('the review has heard of it', async () => {
      const [member] = (await review.state()).members;
      return typeof member?.outlook?.holdsUntil === 'number';
    });
    expect((await review.state()).members[0]?.isEndangered ?? false).toBe(false);
    await harness.sleep(29 * day);
    await until(
      'it is flagged',
      async () => (await review.state()).members[0]?.isEndangered === true,
    );
    const flags = async () =>
      (await findReviewEvents(harness.store, reviewWorkflowId(review.id))).filter(
        ({ event }) => event.type === 'plan-infeasible',
      );
    await until('the flag is on record', async () => (await flags()).length > 0);
    const [flag] = await flags();
    expect(flag?.event).toMatchObject({ reference: matter.reference, stage: 'Tasking' });
    expect(flag?.at).toBeLessThan(summit);
    expect(flag?.event.type === 'plan-infeasible' && flag.event.earliest).toBeGreaterThan(summit);
    await keepStory('plan-endangered', matter.handle);
    await keepStory('plan-endangered-review', review.handle);
  }, 60_000);
});
