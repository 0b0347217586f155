import { describe, expect, test } from '@jest/globals';
import { redacted } from '../../api/shown/event.ts';
import { explain } from '../../domain/explain.ts';
import { notices } from '../../domain/notices.ts';
import { evolve } from '../../domain/evolve.ts';
import { seesEvent } from '../../domain/policy/sees.ts';
import { roundOf } from '../../domain/stages.ts';
import { slipped } from './working-group.ts';
import { hash, Story } from './story.ts';

const reason = hash('the wrong delegation was entered');
const afterDrain = '2024-06-12T17:00:31+02:00';
const day = '2024-06-10T10:00:00+02:00';

function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  return story;
}

function erratum(story: Story, event: number, strike: boolean, when = day, place = 'secretary') {
  const instead = hash('what is true');
  return story.act(when, place, { type: 'erratum', event, reason, instead, strike });
}

function round(story: Story) {
  const [stage] = story.state.stages;
  const found = stage && roundOf(stage.phase);
  if (!found) throw new Error('No round was opened.');
  return found;
}

/** Number of the last event on record. */
function last(story: Story): number {
  return story.state.sequence;
}

describe('an erratum that only says what is true', () => {
  test('stands beside the mistaken event and changes nothing else', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    const { stages, life } = story.state;
    expect(erratum(story, last(story), false)).toMatchObject({ ok: true });
    expect(story.state.errata).toMatchObject([{ of: last(story) - 1, struck: null }]);
    expect([story.state.stages, story.state.life]).toEqual([stages, life]);
  });

  test('may be made when all is over, and reopens nothing', () => {
    const story = silence();
    story.passTo(afterDrain);
    const { life } = story.state;
    expect(erratum(story, 1, false, '2024-07-01T10:00:00+02:00')).toMatchObject({ ok: true });
    expect(story.state.life).toEqual(life);
  });

  test('is the secretary alone to make, of an event that there is', () => {
    const story = silence();
    expect(erratum(story, 1, false, day, 'NOR')).toMatchObject({ code: 'not-your-office' });
    expect(erratum(story, 900, false)).toMatchObject({ code: 'unknown-event' });
    expect(erratum(story, 0, false)).toMatchObject({ code: 'unknown-event' });
  });
});

describe('an erratum that strikes a response', () => {
  test('takes it out of the count and says by which event', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    erratum(story, last(story), true);
    expect(round(story).counted).toEqual([]);
    expect(round(story).void).toMatchObject([
      { body: 'NOR', why: `struck by the erratum that is event ${last(story)}` },
    ]);
    story.respond('2024-06-10T11:00:00+02:00', 'NOR', 'reserve');
    expect(round(story).counted).toMatchObject([{ body: 'NOR', position: 'reserve' }]);
  });

  test('tells the body in time to answer again, and no other nation', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    const before = story.state;
    erratum(story, last(story), true);
    const [draft] = story.events('corrected');
    if (!draft) throw new Error('Nothing was corrected.');
    const recorded = { sequence: before.sequence + 1, ...draft };
    const told = notices(before, evolve(before, recorded), recorded);
    expect(told[0]).toMatchObject({ kind: 'corrected', to: { body: 'NOR' } });
    expect(seesEvent({ kind: 'body', bodies: ['NOR'] }, draft.event)).toBe(true);
    expect(seesEvent({ kind: 'body', bodies: ['POL'] }, draft.event)).toBe(false);
  });

  test('that holds the stage tells officers whose answer it was, and nobody else', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'HUN', 'object', hash('our reasons'));
    erratum(story, story.told.findIndex(({ event }) => event.type === 'responded') + 1, true);
    expect(explain(story.state, { kind: 'officer' })).toContain('the object of HUN was struck');
    for (const viewer of [{ kind: 'body', bodies: ['POL'] }, { kind: 'public' }] as const)
      expect(explain(story.state, viewer)).not.toMatch(/HUN|object/);
    const [held] = story.events('held');
    if (!held) throw new Error('Nothing was held.');
    const seen = redacted(held.event, { kind: 'body', bodies: ['POL'] });
    expect(JSON.stringify(seen)).not.toMatch(/HUN|object/);
    expect(seen).toMatchObject({ reason: 'What was counted was corrected by an erratum.' });
    expect(redacted(held.event, { kind: 'officer' })).toEqual(held.event);
  });

  test('never lets silence agree where it took an objection away: the stage is held', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    const objection = story.events('responded').length;
    expect(objection).toBe(1);
    erratum(story, last(story) - 1, true);
    expect(story.state.stages[0]?.phase).toMatchObject({ is: 'held' });
    story.passTo('2024-08-01T00:00:00Z');
    expect(story.state.life).toMatchObject({ is: 'running' });
  });

  test('is refused once its stage has ended or is held', () => {
    const ended = silence();
    ended.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    const response = last(ended);
    expect(erratum(ended, response, true, '2024-06-12T17:00:00+02:00')).toMatchObject({
      code: 'stage-closed',
    });
    ended.passTo(afterDrain);
    expect(erratum(ended, response, true, '2024-07-01T10:00:00+02:00')).toMatchObject({
      code: 'not-permitted-now',
    });
    const held = silence();
    held.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    held.passTo(afterDrain, { downAtDeadline: true });
    expect(erratum(held, response, true, '2024-06-12T18:00:00+02:00')).toMatchObject({
      code: 'held',
    });
  });

  test('makes the working group wait for the body again', () => {
    const story = slipped();
    story.respond('2024-05-16T09:00:00+02:00', 'NOR', 'agree');
    erratum(story, last(story), true, '2024-05-16T10:00:00+02:00');
    story.respond('2024-05-17T09:00:00+02:00', 'POL', 'agree');
    expect(story.state.stages.at(-1)).toMatchObject({ stage: 'working-group' });
    story.respond('2024-05-17T10:00:00+02:00', 'NOR', 'agree');
    expect(story.state.stages.at(-1)).toMatchObject({ step: 'reviews' });
  });
});
