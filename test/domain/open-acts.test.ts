import { expect, test } from '@jest/globals';
import { openActs } from '../../domain/open-acts.ts';
import { actorAt } from '../../domain/simulation/offices.ts';
import { asked, slipped } from './working-group.ts';
import type { Story } from './story.ts';

const after = Date.parse('2024-04-08T09:00:00+02:00');

function actsOf(story: Story, place: string, at = after): readonly string[] {
  const actor = actorAt(story.state, place);
  if (actor.is !== 'person') throw new Error(`${place} is nobody.`);
  return openActs(story.state, actor, at).map(({ act }) => act);
}

test('each desk is offered what the procedure gives it now, and nothing else', () => {
  const story = asked();
  expect(actsOf(story, 'working-group-chair').toSorted()).toEqual([
    'add-language-version',
    'attach',
    'extend',
    'freeze-version',
    'withdraw',
  ]);
  expect(actsOf(story, 'secretary').toSorted()).toEqual([
    'add-language-version',
    'attach',
    'erratum',
    'migrate-procedure',
    'supersede',
    'undelivered',
    'withdraw',
  ]);
  expect(actsOf(story, 'registrar')).toEqual(['mark']);
  expect(actsOf(story, 'NOR')).toEqual(['request-more-time', 'comment', 'recuse']);
  expect(actsOf(story, 'FRA')).toEqual([]);
});

test('whom an act may be about, and what it may undo, is told with it', () => {
  const story = asked();
  story.respond('2024-04-06T09:00:00+02:00', 'NOR', 'object', 'Our reasons.');
  const told = (act: string, at: number) => {
    const actor = actorAt(story.state, 'secretary');
    if (actor.is !== 'person') throw new Error('There is no secretary.');
    return openActs(story.state, actor, at).find((one) => one.act === act);
  };
  const responded = story.told.findIndex(({ event }) => event.type === 'responded') + 1;
  expect(told('erratum', after)?.strikes).toEqual([responded]);
  expect(told('undelivered', after)?.bodies).toEqual(['NOR', 'POL']);
  expect(told('pass-over', after)).toBeUndefined();
  story.passTo('2024-05-15T08:00:00+02:00');
  expect(told('pass-over', Date.parse('2024-05-15T09:00:00+02:00'))?.bodies).toEqual(['POL']);
});

test('an objection can be lifted by the body that made it', () => {
  const story = asked();
  story.respond('2024-04-06T09:00:00+02:00', 'NOR', 'object', 'Our reasons.');
  expect(actsOf(story, 'NOR')).toContain('lift');
  expect(actsOf(story, 'POL')).not.toContain('lift');
});

test('what the time has passed for is not offered any more', () => {
  expect(actsOf(slipped(), 'working-group-chair', Date.parse('2024-05-15T09:00:00+02:00'))).toEqual(
    ['freeze-version', 'add-language-version', 'attach', 'withdraw'],
  );
});
