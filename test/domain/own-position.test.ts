import { describe, expect, test } from '@jest/globals';
import { notices } from '../../domain/notices.ts';
import { roundOf } from '../../domain/stages.ts';
import { evolve, initial } from '../../domain/evolve.ts';
import { Story } from './story.ts';
import { asked } from './working-group.ts';

const deadline = '2024-06-12T17:00:00+02:00';
const afterDrain = '2024-06-12T17:00:31+02:00';

function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  return story;
}

function round(story: Story) {
  const [stage] = story.state.stages;
  const found = stage && roundOf(stage.phase);
  if (!found) throw new Error('No round was opened.');
  return found;
}

function withdraw(story: Story, when: string, body: string, place = body) {
  return story.act(when, place, { type: 'withdraw-position', stage: null, body });
}

describe('a position that its body withdraws', () => {
  test('is gone until a new one is given, and stays on record with why', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'reserve');
    withdraw(story, '2024-06-07T10:00:00+02:00', 'NOR');
    expect(round(story).counted).toEqual([]);
    expect(round(story).void).toMatchObject([
      { body: 'NOR', position: 'reserve', why: 'withdrawn by the body that gave it' },
    ]);
    story.respond('2024-06-07T11:00:00+02:00', 'NOR', 'agree');
    expect(round(story).counted).toMatchObject([{ body: 'NOR', position: 'agree' }]);
  });

  test('lets the silence run again where it was the objection', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    withdraw(story, '2024-06-10T10:00:00+02:00', 'HUN');
    expect(story.events('silence-restored')).toHaveLength(1);
    story.passTo(afterDrain);
    expect(story.state.life).toEqual({ is: 'over', outcome: 'agreed', at: Date.parse(deadline) });
  });

  test('is withdrawn by nobody else, not where there is none, and not after the deadline', () => {
    const story = silence();
    expect(withdraw(story, '2024-06-06T10:00:00+02:00', 'NOR')).toMatchObject({
      code: 'nothing-to-withdraw',
    });
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    expect(withdraw(story, '2024-06-06T11:00:00+02:00', 'NOR', 'POL')).toMatchObject({
      code: 'not-your-body',
    });
    expect(withdraw(story, deadline, 'NOR')).toMatchObject({ code: 'stage-closed' });
  });

  test('may be any position, where a lift takes back an objection only', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    const lift = { type: 'lift', stage: null, body: 'NOR' } as const;
    expect(story.expectRefused('2024-06-06T11:00:00+02:00', 'NOR', lift)).toBe('nothing-to-lift');
    expect(withdraw(story, '2024-06-06T11:00:00+02:00', 'NOR')).toMatchObject({ ok: true });
  });
});

describe('a body that recuses itself', () => {
  const recuse = { type: 'recuse', stage: null, body: 'HUN' } as const;

  test('takes its objection with it and is told that it counts in nothing', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    const before = story.state;
    story.act('2024-06-10T10:00:00+02:00', 'HUN', recuse);
    const [draft] = story.events('recused');
    if (!draft) throw new Error('It was not recused.');
    const recorded = { sequence: before.sequence + 1, ...draft };
    const told = notices(before, evolve(before, recorded), recorded);
    expect(told.map(({ kind, to }) => [kind, to])).toEqual([
      ['recused', { body: 'HUN' }],
      ['recused', { office: 'secretary' }],
      ['recused', { office: 'presiding-officer' }],
    ]);
    story.passTo(afterDrain);
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
  });

  test('cannot do so after the deadline, nor while the stage is held', () => {
    const story = silence();
    expect(story.expectRefused(deadline, 'HUN', recuse)).toBe('stage-closed');
    const other = silence();
    other.passTo(afterDrain, { downAtDeadline: true });
    expect(other.expectRefused('2024-06-12T17:01:00+02:00', 'HUN', recuse)).toBe('held');
  });

  test('answers no more', () => {
    const story = silence();
    story.act('2024-06-06T10:00:00+02:00', 'HUN', recuse);
    expect(story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'agree')).toMatchObject({
      code: 'not-in-electorate',
    });
  });
});

describe('what a slip tells those to whom it climbs', () => {
  test('counts are for officers: a director learns that it slipped, not how many answered', () => {
    const story = asked();
    story.respond('2024-04-08T10:00:00+02:00', 'NOR', 'agree');
    story.passTo('2024-06-14T08:00:00+02:00');
    const { setting, reference, review, workingGroup } = story.state;
    let state = initial({ setting, reference, review, workingGroup });
    const told = story.told.flatMap((draft) => {
      const recorded = { sequence: state.sequence + 1, ...draft };
      const after = evolve(state, recorded);
      const sent = notices(state, after, recorded);
      state = after;
      return sent;
    });
    const escalations = told.filter(({ kind }) => kind === 'escalation');
    const to = (office: string) =>
      escalations.filter((one) => 'office' in one.to && one.to.office === office);
    expect(to('director').length).toBeGreaterThan(0);
    expect(to('secretary').length).toBeGreaterThan(0);
    for (const { why } of to('secretary')) expect(why).toMatch(/1 has answered, 1 is silent/);
    for (const office of ['director', 'assistant-secretary-general', 'action-officer'])
      for (const { why } of to(office)) {
        expect(why).toMatch(/has slipped/);
        expect(why).not.toMatch(/answered|silent|NOR|POL/);
      }
  });
});
