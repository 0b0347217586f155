import { describe, expect, test } from '@jest/globals';
import type { Act, Authority } from '../../domain/command.ts';
import { outcomeOf } from '../../domain/rules.ts';
import { roundOf } from '../../domain/stages.ts';
import { at, hash, Story } from './story.ts';

const june5 = '2024-06-05T17:00:00+02:00';
const june6 = '2024-06-06T10:00:00+02:00';

function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start(june5);
  return story;
}

function letter(story: Story, bodies: readonly string[], authorised?: readonly Authority[]): Act {
  return {
    type: 'respond',
    stage: null,
    bodies,
    position: 'agree',
    text: story.state.versions.at(-1)?.hash ?? hash('none'),
    reason: null,
    statement: null,
    to: 'text',
    letter: 'l-1',
    ...(authorised ? { authorised } : {}),
  };
}

function counted(story: Story) {
  const phase = story.state.stages.at(-1)?.phase;
  return phase ? (roundOf(phase)?.counted ?? []) : [];
}

describe('a letter', () => {
  test('counts for its own body and those that authorised it, under what they gave', () => {
    const story = silence();
    const authorised = [{ body: 'POL', under: 'a-1' }];
    const decision = story.act(june6, 'NOR', letter(story, ['NOR', 'POL', 'HUN'], authorised));
    expect(decision).toMatchObject({ ok: true, refused: [{ body: 'HUN', code: 'no-letter' }] });
    expect(counted(story)).toMatchObject([{ body: 'NOR' }, { body: 'POL', under: 'a-1' }]);
    expect(counted(story)[0]).not.toHaveProperty('under');
  });

  test('of former times, which names no authority, counts for its own body alone', () => {
    const story = silence();
    story.act(june6, 'NOR', letter(story, ['NOR', 'POL']));
    expect(counted(story).map(({ body }) => body)).toEqual(['NOR']);
  });

  test('of somebody who speaks for nobody is worth nothing, whatever was authorised', () => {
    const story = silence();
    const authorised = [{ body: 'POL', under: 'a-1' }];
    expect(story.expectRefused(june6, 'requester', letter(story, ['POL'], authorised))).toBe(
      'not-your-body',
    );
  });

  test('that counts for some says for whom it came too late or is void', () => {
    const by = at('NOR');
    const response = (body: string) => ({
      body,
      position: 'agree',
      at: 1,
      person: 'p',
      letter: 'l',
      reason: null,
      statement: null,
    });
    const where = { type: 'responded', stage: 's', round: 1 } as const;
    const event = (body: string, status: 'counted' | 'late') =>
      ({ at: 1, by, event: { ...where, response: response(body), status } }) as const;
    const late = event('POL', 'late');
    expect(outcomeOf({ events: [late, event('NOR', 'counted')] })).toMatchObject({
      status: 'counted',
      refused: [{ body: 'POL', code: 'recorded-late' }],
    });
    expect(outcomeOf({ events: [late] })).toEqual({ status: 'late' });
    expect(outcomeOf({ events: [] })).toEqual({ status: 'counted' });
  });
});
