import { describe, expect, test } from '@jest/globals';
import type { PersonActor } from '../../domain/actor.ts';
import type { Act } from '../../domain/command.ts';
import { hash, Story } from './story.ts';

const reason = hash('reason');
const determined: Act = {
  type: 'determine',
  stage: null,
  outcome: 'agreed',
  window: null,
  reason,
};

const chair: PersonActor = {
  is: 'person',
  person: 'kari',
  body: 'WG-1',
  role: 'chair',
  mandate: 'm-1',
};
const presiding: PersonActor = {
  is: 'person',
  person: 'pieter',
  body: 'NAC',
  role: 'presiding-officer',
  mandate: 'm-2',
};

/** A silence whose text this person froze, held because the service was down at its expiry. */
function heldOn(by: PersonActor): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  const text = hash('v1');
  story.take(Date.parse('2024-06-06T09:00:00+02:00'), by, {
    type: 'freeze-version',
    text,
    window: null,
    names: null,
  });
  story.passTo('2024-06-13T09:00:31+02:00', { downAtDeadline: true });
  return story;
}

function find(story: Story, by: PersonActor, act: Act = determined) {
  return story.take(Date.parse('2024-06-13T10:00:00+02:00'), by, act);
}

describe('whoever froze the text', () => {
  test('does not find its outcome, whatever other office they hold', () => {
    const story = heldOn(chair);
    const decision = find(story, { ...presiding, person: 'kari' });
    expect(decision).toMatchObject({ ok: false, code: 'separation-of-duties' });
    expect(find(story, presiding)).toMatchObject({ ok: true });
  });

  test('does not do so through a stand-in, nor as one', () => {
    const lent = { ...presiding, person: 'somebody', principal: 'kari' };
    expect(find(heldOn(chair), lent)).toMatchObject({ code: 'separation-of-duties' });
    const frozenFor = heldOn({ ...chair, person: 'stand-in', principal: 'pieter' });
    expect(find(frozenFor, presiding)).toMatchObject({ code: 'separation-of-duties' });
  });

  test('may still extend what is held, which finds nothing', () => {
    const act: Act = { ...determined, outcome: 'extend', window: { workingDays: 3 } };
    const decision = find(heldOn(chair), { ...presiding, person: 'kari' }, act);
    expect(decision).toMatchObject({ ok: true });
  });
});

describe('who asks for an approval', () => {
  function asked(by: PersonActor): Story {
    const story = new Story('two-step-approval', {
      facts: { amount: 500 },
      roles: { manager: ['anna'], finance: ['ben'] },
    });
    const title = hash('title');
    story.take(Date.parse('2024-06-03T09:00:00Z'), by, { type: 'task', workingGroup: 'T', title });
    return story;
  }
  const anna: PersonActor = { ...chair, person: 'anna', body: 'anna', role: 'approver' };
  const approval: Act = {
    type: 'respond',
    stage: null,
    bodies: ['anna'],
    position: 'approve',
    text: hash('none'),
    reason: null,
    statement: null,
    to: 'text',
    letter: 'l',
  };

  test('does not approve their own request', () => {
    const story = asked({ ...anna, role: 'chair' });
    expect(story.take(Date.parse('2024-06-03T10:00:00Z'), anna, approval)).toMatchObject({
      code: 'separation-of-duties',
    });
  });

  test('has it approved by another', () => {
    const story = asked(chair);
    story.take(Date.parse('2024-06-03T10:00:00Z'), anna, approval);
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'agreed' });
  });
});
