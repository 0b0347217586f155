import { describe, expect, test } from '@jest/globals';
import { awaited } from '../../domain/awaited.ts';
import { explain } from '../../domain/explain.ts';
import { tally } from '../../domain/judge.ts';
import { notices } from '../../domain/notices.ts';
import { roundOf } from '../../domain/stages.ts';
import { evolve } from '../../domain/evolve.ts';
import { asked, slipped } from './working-group.ts';
import { hash, type Story } from './story.ts';

const reason = hash('it never answered');
const later = '2024-05-20T10:00:00+02:00';

function passOver(story: Story, when = later, body = 'POL', place = 'secretary') {
  return story.act(when, place, { type: 'pass-over', stage: 'working-group', body, reason });
}

function group(story: Story) {
  const stage = story.state.stages.find((one) => one.stage === 'working-group');
  const round = stage && roundOf(stage.phase);
  if (!round) throw new Error('The working group was not asked.');
  return round;
}

describe('a body that never answers in a stage that waits for all', () => {
  test('is passed over by the secretary once its deadline has slipped, and the stage agrees', () => {
    const story = slipped();
    story.respond('2024-05-15T09:00:00+02:00', 'NOR', 'agree');
    expect(awaited(story.state)).toMatchObject([{ who: { body: 'POL' } }]);
    expect(passOver(story)).toMatchObject({ ok: true });
    const closed = story.events('stage-closed').at(-1)?.event;
    expect(closed).toMatchObject({
      outcome: 'agreed',
      reason: 'What agreement needs is reached; passed over: POL.',
    });
  });

  test('stays in the electorate and in the tally, and everybody asked is told', () => {
    const story = slipped();
    const before = story.state;
    passOver(story);
    expect(group(story).electorate).toEqual(['NOR', 'POL']);
    expect(tally(group(story))).toEqual({ silent: 2 });
    const [draft] = story.events('passed-over');
    if (!draft) throw new Error('It was not passed over.');
    const recorded = { sequence: before.sequence + 1, ...draft };
    const told = notices(before, evolve(before, recorded), recorded).map(({ to }) => to);
    expect(told).toEqual(expect.arrayContaining([{ body: 'NOR' }, { body: 'POL' }]));
    expect(explain(story.state, { kind: 'body', bodies: ['NOR'] })).toContain('Passed over: POL.');
  });

  test('may still answer while the stage runs', () => {
    const story = slipped();
    passOver(story);
    story.respond('2024-05-21T09:00:00+02:00', 'POL', 'object', 'after all');
    expect(group(story).passedOver).toEqual([]);
    story.respond('2024-05-21T10:00:00+02:00', 'NOR', 'agree');
    expect(story.state.stages.at(-1)).toMatchObject({ stage: 'working-group' });
  });

  test('does not make a text agreed that nobody has answered on', () => {
    const story = slipped();
    passOver(story);
    passOver(story, later, 'NOR');
    expect(story.events('stage-closed').at(-1)?.event).not.toMatchObject({
      stage: 'working-group',
    });
  });

  test('is not passed over before its deadline, by anybody else, or where it has answered', () => {
    const early = asked();
    expect(passOver(early, '2024-04-08T10:00:00+02:00')).toMatchObject({
      code: 'not-permitted-now',
    });
    const story = slipped();
    expect(passOver(story, later, 'POL', 'working-group-chair')).toMatchObject({
      code: 'not-your-office',
    });
    story.respond('2024-05-15T09:00:00+02:00', 'POL', 'agree');
    expect(passOver(story)).toMatchObject({ code: 'not-asked-for' });
    expect(passOver(story, later, 'USA')).toMatchObject({ code: 'not-in-electorate' });
  });
});
