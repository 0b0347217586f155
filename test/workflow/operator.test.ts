import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keepStory } from './histories.ts';
import { openHarness, type Harness } from './harness.ts';
import { MatterInHand, until } from './matter-in-hand.ts';
import { ReviewInHand } from './review-in-hand.ts';
import { settingOf, silenceOf } from './settings.ts';
import { breakRegister, sweepNow } from './sweep-now.ts';

describe('what an operator does in the Temporal UI', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness('dev');
  });
  afterAll(() => harness.close());

  test('a cancel is on record as an act of an operator, holds the stage and ends nothing', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const first = await matter.handle.describe();
    await matter.handle.cancel();
    const held = await matter.recordedEvent('held');
    expect(held.by).toEqual({ is: 'operator' });
    await until('a new run goes on', async () => {
      const now = await matter.handle.describe();
      return now.runId !== first.runId && now.status.name === 'RUNNING';
    });
    // It still takes acts, and its timers still work: only the hold is in the way.
    const determine = { type: 'determine', stage: null, outcome: 'resume', window: null } as const;
    const answer = await matter.act('presiding-officer', { ...determine, reason: 'r'.repeat(64) });
    await matter.recorded(answer.sequence);
    expect(await matter.eventTypes()).toContain('determined');
    await keepStory('cancelled-then-determined', matter.handle);
  });

  test('a termination is undone by the sweep with nothing lost', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const answer = await matter.send(await matter.position('N1', 'agree'));
    await matter.recorded(answer.sequence);
    await matter.handle.terminate('a mistake');
    await sweepNow(harness);
    const again = await matter.send(await matter.position('N2', 'agree'));
    expect(again.sequence).toBe(answer.sequence + 1);
    await matter.recorded(again.sequence);
    const responded = (await matter.eventTypes()).filter((type) => type === 'responded');
    expect(responded).toHaveLength(2);
  });

  test('a review that was terminated hears its members again and tells them what it decided', async () => {
    const setting = settingOf('sdpr', { summit: '2030-07-09T09:00:00+02:00' });
    const review = await ReviewInHand.start(harness, setting);
    const matter = await MatterInHand.start(harness, setting, review.id);
    await until('the review has heard of it', async () => {
      const [member] = (await review.state()).members;
      return member?.step === 'tasked';
    });
    await review.handle.terminate('a mistake');
    await matter.act('working-group-chair', { type: 'accept' });
    await sweepNow(harness);
    await until('the review has heard what it missed', async () => {
      const [member] = (await review.state()).members;
      return member?.step === 'drafting';
    });
  });

  test('an act that was accepted and not recorded when it was terminated is recorded after all', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const mend = await breakRegister(harness);
    const envelope = await matter.receive(await matter.position('N1', 'object'));
    const answer = await matter.send(envelope);
    await matter.handle.terminate('a mistake');
    await mend();
    await sweepNow(harness);
    const broken = await matter.recordedEvent('silence-broken');
    expect(broken.sequence).toBe(answer.sequence);
    const repeated = await matter.send(envelope);
    expect(repeated).toEqual(answer);
  });

  test('a reset that makes history differ from the register is an alarm and holds the stage', async () => {
    const matter = await MatterInHand.start(harness, silenceOf({ hours: 1 }));
    const before = await lastCompletedTask(matter);
    const answer = await matter.send(await matter.position('N1', 'agree'));
    await matter.recorded(answer.sequence);
    await reset(harness, matter, before);
    // The new run knows nothing of the first answer, and brings another event under its number.
    const other = await matter.receive(await matter.position('N2', 'agree'));
    await matter.send(other);
    const held = await matter.recordedEvent('held');
    expect(held.sequence).toBe(answer.sequence + 1);
    const state = await matter.state();
    expect(state.sequence).toBeGreaterThanOrEqual(held.sequence);
    const [first] = (await matter.events()).filter(({ event }) => event.type === 'responded');
    expect(first?.event).toMatchObject({ response: { body: 'N1' } });
  });
});

type EventId = NonNullable<
  NonNullable<
    Awaited<ReturnType<MatterInHand['handle']['fetchHistory']>>['events']
  >[number]['eventId']
>;

async function lastCompletedTask(matter: MatterInHand): Promise<EventId> {
  await until('the history is quiet', async () => {
    const { events } = await matter.handle.fetchHistory();
    return events?.at(-1)?.workflowTaskCompletedEventAttributes !== undefined;
  });
  const { events } = await matter.handle.fetchHistory();
  const completed = events?.filter((event) => event.workflowTaskCompletedEventAttributes);
  const eventId = completed?.at(-1)?.eventId;
  if (!eventId) throw new Error('No workflow task has been completed.');
  return eventId;
}

async function reset(harness: Harness, matter: MatterInHand, toEvent: EventId): Promise<void> {
  const { runId } = await matter.handle.describe();
  await harness.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: matter.workflow, runId },
    reason: 'a mistake',
    workflowTaskFinishEventId: toEvent,
    requestId: matter.reference,
    // RESET_REAPPLY_EXCLUDE_TYPE_UPDATE: an operator who wants the updates gone
    resetReapplyExcludeTypes: [2],
  });
}
