import { describe, expect, test } from '@jest/globals';
import { Story } from './story.ts';

const after = '2024-06-12T17:00:31+02:00';

function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  return story;
}

function reasonHeld(story: Story): string | undefined {
  const [held] = story.events('held');
  return held?.event.type === 'held' ? held.event.reason : undefined;
}

describe('a silence whose circulation did not arrive everywhere', () => {
  test('is held, and the reason names the bodies', () => {
    const story = silence();
    story.passTo(after, { undelivered: ['HUN', 'NOR'] });
    expect(reasonHeld(story)).toBe('The circulation did not reach HUN, NOR.');
  });

  test('is agreed where those bodies have answered all the same', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'NOR', 'agree');
    story.passTo(after, { undelivered: ['NOR'] });
    expect(reasonHeld(story)).toBeUndefined();
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'agreed' });
  });

  test('is held where a person named a body, though it was reached by mail', () => {
    const story = silence();
    story.take(
      Date.parse('2024-06-06T10:00:00+02:00'),
      { is: 'machine', rule: 'mail' },
      { type: 'undelivered', body: 'NOR' },
    );
    story.passTo(after, { undelivered: [] });
    expect(reasonHeld(story)).toBe('The circulation did not reach NOR.');
  });

  test('stays broken where an objection stands', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'FRA', 'object', 'our reasons');
    story.passTo(after, { undelivered: ['NOR'] });
    expect(reasonHeld(story)).toBeUndefined();
    expect(story.events('stage-closed').at(-1)?.event).toMatchObject({ outcome: 'broken' });
  });

  test('is judged as before where the report says nothing of mail', () => {
    const story = silence();
    story.passTo(after);
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'agreed' });
  });

  test('asks for it only where silence means consent: a ballot is judged by its votes', () => {
    const story = new Story('simple-majority', {
      roles: { members: ['A', 'B', 'C'] },
    });
    story.start('2024-06-05T17:00:00+02:00');
    story.passTo('2024-07-30T17:00:31+02:00', { undelivered: ['A'] });
    expect(reasonHeld(story)).toBeUndefined();
  });
});
