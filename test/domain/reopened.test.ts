import { describe, expect, test } from '@jest/globals';
import { awaited } from '../../domain/awaited.ts';
import { nextDue } from '../../domain/next-due.ts';
import { notices } from '../../domain/notices.ts';
import { evolve } from '../../domain/evolve.ts';
import { summary } from '../../domain/projection.ts';
import { revives } from '../../domain/revives.ts';
import { asked } from './working-group.ts';
import { allies, hash, type Story } from './story.ts';

const reason = hash('the Council asks for it again');
const when = '2024-09-02T09:00:00+02:00';

function reviewed(story: Story, day: string): void {
  for (const body of ['NOR', 'POL']) story.respond(`${day}T09:00:00+02:00`, body, 'agree');
  for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    story.act(`${day}T10:00:00+02:00`, office, {
      type: 'advise',
      stage: null,
      advice: hash('advice'),
      aligned: true,
    });
}

function concluded(outcome: 'withheld' | 'noted'): Story {
  const story = asked();
  reviewed(story, '2024-04-08');
  const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] } as const;
  story.act('2024-04-16T09:00:00+02:00', 'registrar', mark);
  story.passTo('2024-06-12T00:00:00Z');
  const circulate = { type: 'circulate', languages: ['en'], window: null } as const;
  story.act('2024-06-20T09:00:00+02:00', 'secretary', circulate);
  story.passTo('2024-07-04T00:00:00Z');
  const manifest = hash('package');
  story.act('2024-07-04T09:00:00+02:00', 'secretary', { type: 'close-package', manifest });
  story.act('2024-07-10T09:00:00+02:00', 'presiding-officer', { type: 'conclude', outcome });
  expect(story.state.life).toMatchObject({ is: 'over', outcome });
  return story;
}

function reopen(story: Story, to: string | null = null, place = 'presiding-officer') {
  return story.act(when, place, { type: 'reopen', to, reason });
}

describe('a recommendation that the summit withheld', () => {
  test('is reopened where the text is drafted, and owes nothing to a plan that is past', () => {
    const story = concluded('withheld');
    expect(reopen(story)).toMatchObject({ ok: true });
    expect(summary(story.state)).toMatchObject({ step: 'drafting', outcome: null, dueAt: null });
    expect(awaited(story.state)).toMatchObject([{ who: { office: 'working-group-chair' } }]);
    expect(nextDue(story.state)).toBeNull();
  });

  test('is told to every body that was asked and to the officers', () => {
    const story = concluded('withheld');
    const before = story.state;
    reopen(story);
    const [draft] = story.events('reopened');
    if (!draft) throw new Error('It was not reopened.');
    const recorded = { sequence: before.sequence + 1, ...draft };
    const told = notices(before, evolve(before, recorded), recorded).map(({ to }) => to);
    expect(told).toEqual(
      expect.arrayContaining([
        ...allies.map((body) => ({ body })),
        { office: 'working-group-chair' },
        { office: 'secretary' },
      ]),
    );
  });

  test('goes through what it needs again: the old endorsement and package hold no more', () => {
    const story = concluded('withheld');
    reopen(story, 'committee', 'secretary');
    const { facts } = story.state;
    expect(facts).toMatchObject({ committeeEndorsed: false, packageClosed: false });
    story.passTo('2024-09-05T00:00:00Z');
    expect(summary(story.state)).toMatchObject({ step: 'silence', waitingOn: ['secretary'] });
    story.act('2024-09-05T09:00:00+02:00', 'secretary', {
      type: 'circulate',
      languages: ['en'],
      window: null,
    });
    story.passTo('2024-10-01T00:00:00Z');
    expect(summary(story.state)).toMatchObject({ step: 'consolidation' });
  });

  test('goes to its second summit by itself', () => {
    const story = concluded('withheld');
    reopen(story, 'consolidation');
    const manifest = hash('alone');
    const alone = true;
    story.act(when, 'secretary', { type: 'close-package', manifest, alone });
    story.act(when, 'presiding-officer', { type: 'conclude', outcome: 'endorsed', alone });
    expect(summary(story.state)).toMatchObject({ step: 'publication', outcome: 'endorsed' });
  });

  test('is reopened by nobody else, and not at or beyond the summit itself', () => {
    const story = concluded('withheld');
    expect(reopen(story, null, 'working-group-chair')).toMatchObject({ code: 'not-your-office' });
    for (const to of ['summit', 'publication', 'nowhere'])
      expect(reopen(story, to)).toMatchObject({ code: 'unknown-step' });
  });
});

test('nothing else that is over is reopened', () => {
  expect(reopen(concluded('noted'))).toMatchObject({ code: 'not-permitted-now' });
  const running = asked();
  expect(reopen(running)).toMatchObject({ code: 'not-permitted-now' });
});

test('only errata and reopening are acts on what is over', () => {
  const { state } = concluded('withheld');
  expect(revives(state, { type: 'reopen' }, false)).toBe(true);
  expect(revives(state, { type: 'erratum' }, false)).toBe(true);
  expect(revives(state, { type: 'withdraw' }, false)).toBe(false);
  expect(revives(asked().state, { type: 'reopen' }, false)).toBe(false);
  expect(revives(state, { type: 'reopen' }, true)).toBe(false);
  expect(revives(state, { type: 'erratum' }, true)).toBe(false);
});

test('what was not reopened goes to the summit with its package only', () => {
  const story = asked();
  reviewed(story, '2024-04-08');
  const code = story.expectRefused('2024-07-04T09:00:00+02:00', 'secretary', {
    type: 'close-package',
    manifest: hash('package'),
    alone: true,
  });
  expect(code).toBe('not-permitted-now');
});
