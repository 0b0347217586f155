import { describe, expect, test } from '@jest/globals';
import { explain } from '../../domain/explain.ts';
import { isOver } from '../../domain/is-over.ts';
import { allies, hash, Story } from './story.ts';

const reason = hash('reason');

function silence(): Story {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T17:00:00+02:00');
  return story;
}

const deadline = '2024-06-12T17:00:00+02:00';
const afterDrain = '2024-06-12T17:00:31+02:00';

describe('a silence procedure', () => {
  test('agrees at its expiry when nobody objects, and not before', () => {
    const story = silence();
    story.passTo('2024-06-12T16:59:59+02:00');
    expect(isOver(story.state)).toBe(false);
    story.passTo(afterDrain);
    expect(story.state.life).toEqual({ is: 'over', outcome: 'agreed', at: Date.parse(deadline) });
  });

  test('is refused without the endorsement of the preparing committee', () => {
    const story = new Story('nato-silence');
    story.start('2024-06-05T17:00:00+02:00');
    expect(story.state.life).toMatchObject({ outcome: 'refused' });
  });

  test('tells everyone of an objection at once and is broken at its expiry', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    expect(story.events('silence-broken')).toHaveLength(1);
    story.passTo(afterDrain);
    expect(story.state.life).toMatchObject({
      is: 'elsewhere',
      where: 'meeting',
      outcome: 'broken',
    });
  });

  test('stays broken when the service was down as well', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    story.passTo(afterDrain, { downAtDeadline: true });
    expect(story.state.life).toMatchObject({ outcome: 'broken' });
  });

  test('needs a reason for an objection', () => {
    const story = silence();
    const decision = story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object');
    expect(decision).toMatchObject({ ok: false, code: 'reason-needed' });
  });

  test('runs again to the same expiry when the objection is lifted', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    story.act('2024-06-10T10:00:00+02:00', 'HUN', { type: 'lift', stage: null, body: 'HUN' });
    expect(story.events('silence-restored')).toHaveLength(1);
    story.passTo(afterDrain);
    expect(story.state.life).toMatchObject({ outcome: 'agreed', at: Date.parse(deadline) });
  });

  test('lets nobody else lift an objection', () => {
    const story = silence();
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    const code = story.expectRefused('2024-06-08T10:00:00+02:00', 'DEU', {
      type: 'lift',
      stage: null,
      body: 'HUN',
    });
    expect(code).toBe('not-your-body');
  });

  test.each([
    ['the service was down at the deadline', { downAtDeadline: true }],
    ['20 minutes of the last hours are missing', { gaps: 20 * 60_000 }],
    ['a receipt could not be applied', { unsettled: 1 }],
  ])('is held, never agreed, when %s', (_why, service) => {
    const story = silence();
    story.passTo(afterDrain, service);
    expect(isOver(story.state)).toBe(false);
    expect(story.events('held')).toHaveLength(1);
    expect(story.respond('2024-06-13T09:00:00+02:00', 'DEU', 'agree')).toMatchObject({
      code: 'held',
    });
    story.act('2024-06-13T10:00:00+02:00', 'presiding-officer', {
      type: 'determine',
      stage: null,
      outcome: 'extend',
      window: { workingDays: 2 },
      reason,
    });
    story.passTo('2024-06-20T17:00:00+02:00');
    expect(story.state.life).toMatchObject({
      outcome: 'agreed',
      at: Date.parse('2024-06-17T10:00:00+02:00'),
    });
  });

  test('is held when a circulation did not arrive', () => {
    const story = silence();
    story.act('2024-06-06T09:00:00+02:00', 'secretary', { type: 'undelivered', body: 'EST' });
    story.take(
      Date.parse('2024-06-06T09:01:00+02:00'),
      { is: 'machine', rule: 'mail' },
      { type: 'undelivered', body: 'EST' },
    );
    story.passTo(afterDrain);
    expect(story.events('held')).toHaveLength(1);
  });

  test('keeps a late objection on record without counting it', () => {
    const story = silence();
    story.respond(deadline, 'HUN', 'object', 'too late');
    expect(story.events('responded')[0]?.event).toMatchObject({ status: 'late' });
    story.passTo(afterDrain);
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
    const later = story.respond('2024-06-13T09:00:00+02:00', 'FRA', 'object', 'later still');
    expect(later).toMatchObject({ ok: true, events: [{ event: { status: 'late' } }] });
  });

  test('starts a new round when a new text is frozen, and voids what was said to the old one', () => {
    const story = silence();
    const freeze = { type: 'freeze-version', text: hash('v1'), window: null, names: null } as const;
    story.act('2024-06-06T09:00:00+02:00', 'chair', freeze);
    story.respond('2024-06-06T10:00:00+02:00', 'DEU', 'agree');
    story.act('2024-06-07T09:00:00+02:00', 'chair', { ...freeze, text: hash('v2') });
    const [, second, third] = story.state.stages;
    expect(second?.phase).toMatchObject({
      outcome: 'superseded',
      round: { counted: [], void: [{ body: 'DEU' }] },
    });
    expect(third).toMatchObject({ round: 3, version: 2, phase: { is: 'running' } });
    story.passTo('2024-06-30T00:00:00Z');
    expect(story.state.life).toMatchObject({
      outcome: 'agreed',
      at: Date.parse('2024-06-14T09:00:00+02:00'),
    });
  });

  test('refuses an answer to a text that has changed', () => {
    const story = silence();
    const freeze = { type: 'freeze-version', text: hash('v1'), window: null, names: null } as const;
    story.act('2024-06-06T09:00:00+02:00', 'chair', freeze);
    const code = story.expectRefused('2024-06-07T09:00:00+02:00', 'DEU', {
      type: 'respond',
      stage: null,
      bodies: ['DEU'],
      position: 'agree',
      text: hash('old'),
      reason: null,
      statement: null,
      to: 'text',
      letter: 'l',
    });
    expect(code).toBe('text-changed');
  });

  test('is re-issued by the presiding officer after a break', () => {
    const story = silence();
    expect(
      story.expectRefused('2024-06-06T09:00:00+02:00', 'presiding-officer', {
        type: 'reissue',
        text: hash('v2'),
        window: null,
      }),
    ).toBe('nothing-broken');
    story.respond('2024-06-07T10:00:00+02:00', 'HUN', 'object', 'our reasons');
    story.act('2024-06-10T09:00:00+02:00', 'presiding-officer', {
      type: 'reissue',
      text: hash('v2'),
      window: { workingDays: 3 },
    });
    expect(story.state.stages[0]?.phase).toMatchObject({ outcome: 'broken' });
    story.passTo('2024-06-30T00:00:00Z');
    expect(story.state.life).toMatchObject({
      outcome: 'agreed',
      at: Date.parse('2024-06-13T09:00:00+02:00'),
    });
  });

  test('says in one sentence what it needs, and no more than the reader may know', () => {
    const story = silence();
    for (const body of ['DEU', 'FRA', 'NOR'])
      story.respond('2024-06-06T10:00:00+02:00', body, 'agree');
    expect(explain(story.state, { kind: 'officer' })).toBe(
      'Agreed on 12 June 17:00 Brussels unless a delegation objects; 3 have answered, 5 are silent.',
    );
    expect(explain(story.state, { kind: 'body', bodies: ['HUN'] })).toBe(
      'Agreed on 12 June 17:00 Brussels unless a delegation objects; HUN has not answered.',
    );
    expect(explain(story.state, { kind: 'public' })).toBe('In progress: silence procedure.');
  });

  test('reminds exactly those who have not answered', () => {
    const story = silence();
    story.respond('2024-06-06T10:00:00+02:00', 'DEU', 'agree');
    story.passTo('2024-06-11T17:00:00+02:00');
    const reminders = story.events('reminded');
    expect(reminders).toHaveLength(2);
    expect(reminders[0]?.event).toMatchObject({
      awaited: ['BEL', 'EST', 'FRA', 'HUN', 'NOR', 'POL', 'USA'],
    });
  });

  test('reminds nobody when everybody has answered', () => {
    const story = silence();
    for (const body of allies) story.respond('2024-06-06T10:00:00+02:00', body, 'agree');
    story.passTo(afterDrain);
    expect(story.events('reminded')).toEqual([]);
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
  });
});

describe('consensus in a meeting', () => {
  const end = '2024-06-05T20:00:00+02:00';
  function meeting(): Story {
    const story = new Story('nato-consensus');
    story.start('2024-06-05T17:00:00+02:00');
    return story;
  }

  test.each(['not-participating', 'reserve'])(
    'is not stopped by %s, which is recorded',
    (position) => {
      const story = meeting();
      story.respond('2024-06-05T18:00:00+02:00', 'HUN', position);
      story.passTo('2024-06-06T00:00:00Z');
      expect(story.state.life).toMatchObject({ outcome: 'agreed', at: Date.parse(end) });
      expect(story.state.stages[0]?.phase).toMatchObject({
        reason: expect.stringContaining('HUN'),
      });
    },
  );

  test('is stopped by an objection that stands at the end', () => {
    const story = meeting();
    story.respond('2024-06-05T18:00:00+02:00', 'HUN', 'object', 'no');
    story.passTo('2024-06-06T00:00:00Z');
    expect(story.state.life).toMatchObject({ outcome: 'not-agreed' });
  });
});

describe('two-step approval', () => {
  function request(amount: number): Story {
    const story = new Story('two-step-approval', {
      facts: { amount },
      roles: { manager: ['MANAGER'], finance: ['F1', 'F2'] },
    });
    story.start('2024-06-05T09:00:00+02:00');
    return story;
  }

  test('skips finance below the threshold and says why', () => {
    const story = request(500);
    story.respond('2024-06-05T10:00:00+02:00', 'MANAGER', 'approve');
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
    expect(story.events('step-skipped')).toHaveLength(1);
  });

  test('needs any one of finance above it', () => {
    const story = request(50_000);
    story.respond('2024-06-05T10:00:00+02:00', 'MANAGER', 'approve');
    expect(isOver(story.state)).toBe(false);
    story.respond('2024-06-05T11:00:00+02:00', 'F2', 'approve');
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
  });

  test('ends when the manager rejects it', () => {
    const story = request(500);
    story.respond('2024-06-05T10:00:00+02:00', 'MANAGER', 'reject', 'no money');
    expect(story.state.life).toMatchObject({ outcome: 'not-agreed' });
  });

  test('is neither approved nor rejected by a slip, which escalates', () => {
    const story = request(500);
    story.passTo('2024-07-30T09:00:00+02:00');
    expect(isOver(story.state)).toBe(false);
    expect(story.events('escalated')).toHaveLength(1);
    story.respond('2024-08-01T10:00:00+02:00', 'MANAGER', 'approve');
    expect(story.state.life).toMatchObject({ outcome: 'agreed' });
  });
});
