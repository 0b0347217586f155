import { describe, expect, test } from '@jest/globals';
import { awaited } from '../../domain/awaited.ts';
import { explain } from '../../domain/explain.ts';
import { notices } from '../../domain/notices.ts';
import { officesIn } from '../../domain/offices.ts';
import { isReleased, seesAttached, seesPosition } from '../../domain/policy/sees.ts';
import { summary } from '../../domain/projection.ts';
import { allies, hash, Story } from './story.ts';

/** Agreed by everybody, Hungary with a reservation; the package is closed with it. */
function inThePackage(): Story {
  const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
  story.start('2024-03-19T09:00:00+01:00');
  const chair = 'working-group-chair';
  story.act('2024-03-20T09:00:00+01:00', chair, { type: 'accept' });
  story.act('2024-04-05T09:00:00+02:00', chair, {
    type: 'freeze-version',
    text: hash('v1'),
    window: null,
    names: {
      benchmark: hash('benchmark'),
      authority: 'MOD-UKR',
      dueDate: Date.parse('2025-03-03T12:00:00Z'),
      indicator: hash('indicator'),
    },
  });
  story.respond('2024-04-08T09:00:00+02:00', 'NOR', 'agree');
  story.respond('2024-04-08T10:00:00+02:00', 'POL', 'agree');
  for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    story.act('2024-04-15T09:00:00+02:00', office, {
      type: 'advise',
      stage: null,
      advice: hash('advice'),
      aligned: true,
    });
  mark(story, '2024-04-16T09:00:00+02:00', 'NATO UNCLASSIFIED');
  story.passTo('2024-06-12T00:00:00Z');
  story.act('2024-06-20T09:00:00+02:00', 'secretary', {
    type: 'circulate',
    languages: ['en', 'fr'],
    window: null,
  });
  story.respond('2024-06-24T09:00:00+02:00', 'HUN', 'reserve', 'costs');
  story.passTo('2024-07-04T00:00:00Z');
  const manifest = hash('package');
  story.act('2024-07-04T09:00:00+02:00', 'secretary', { type: 'close-package', manifest });
  return story;
}

function mark(story: Story, when: string, marking: string): void {
  story.act(when, 'registrar', { type: 'mark', marking, releasability: [] });
}

function published(): Story {
  const story = inThePackage();
  story.act('2024-07-10T09:00:00+02:00', 'presiding-officer', {
    type: 'conclude',
    outcome: 'endorsed',
  });
  story.act('2024-07-11T09:00:00+02:00', 'registrar', { type: 'publish', entry: hash('entry') });
  return story;
}

describe('a recommendation that is taken out of the closed package', () => {
  const takeOut = { type: 'take-out', reason: hash('why') } as const;

  test('waits in consolidation again for the secretary, and everybody is told', () => {
    const story = inThePackage();
    expect(summary(story.state).step).toBe('summit');
    story.act('2024-07-05T09:00:00+02:00', 'secretary', takeOut);
    expect(summary(story.state)).toMatchObject({ step: 'consolidation', waitingOn: ['secretary'] });
    expect(awaited(story.state)).toMatchObject([{ act: 'put-back' }]);
    expect(explain(story.state, { kind: 'officer' })).toContain('Taken out of the package.');
    const [out] = story.events('taken-out');
    if (!out) throw new Error('It was not taken out.');
    const told = notices(story.state, story.state, { sequence: 1, ...out });
    const to = told.map(({ to: one }) => ('body' in one ? one.body : one.office));
    expect(to).toEqual(expect.arrayContaining([...allies, 'action-officer', 'presiding-officer']));
  });

  test('slips by itself, because the review no longer waits for it', () => {
    const story = inThePackage();
    story.act('2024-07-05T09:00:00+02:00', 'secretary', takeOut);
    story.passTo('2024-07-20T09:00:00+02:00');
    expect(story.events('escalated').map(({ event }) => 'level' in event && event.level)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  test('goes back into it by the secretary’s act, and is then with the summit', () => {
    const story = inThePackage();
    story.act('2024-07-05T09:00:00+02:00', 'secretary', takeOut);
    const back = { type: 'put-back', reason: hash('why'), manifest: hash('package') } as const;
    expect(story.expectRefused('2024-07-05T10:00:00+02:00', 'director', back)).toBe(
      'not-your-office',
    );
    story.act('2024-07-05T10:00:00+02:00', 'secretary', back);
    expect(summary(story.state)).toMatchObject({
      step: 'summit',
      waitingOn: ['presiding-officer'],
    });
  });

  test('may go to the summit by itself instead, which nothing in the package may', () => {
    const story = inThePackage();
    const alone = { type: 'conclude', outcome: 'noted', alone: true } as const;
    const early = story.expectRefused('2024-07-05T08:00:00+02:00', 'presiding-officer', alone);
    expect(early).toBe('not-permitted-now');
    story.act('2024-07-05T09:00:00+02:00', 'secretary', takeOut);
    story.act('2024-07-06T09:00:00+02:00', 'secretary', {
      type: 'close-package',
      manifest: hash('by itself'),
      alone: true,
    });
    story.act('2024-07-09T09:00:00+02:00', 'presiding-officer', alone);
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'noted' });
  });

  test('may be withdrawn instead', () => {
    const story = inThePackage();
    story.act('2024-07-05T09:00:00+02:00', 'secretary', takeOut);
    story.act('2024-07-06T09:00:00+02:00', 'secretary', { type: 'withdraw', reason: hash('why') });
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'withdrawn' });
  });
});

describe('publication', () => {
  test('shows the text to everybody only where its marking is public', () => {
    const story = published();
    expect(isReleased(story.state)).toBe(false);
    mark(story, '2024-07-12T09:00:00+02:00', 'PUBLIC');
    expect(isReleased(story.state)).toBe(true);
  });

  test('is corrected by the registrar alone, after there is one', () => {
    const correct = {
      type: 'correct-publication',
      entry: hash('better'),
      reason: hash('why'),
    } as const;
    const early = inThePackage();
    expect(early.expectRefused('2024-07-05T09:00:00+02:00', 'registrar', correct)).toBe(
      'not-asked-for',
    );
    const story = published();
    expect(story.expectRefused('2024-07-12T09:00:00+02:00', 'secretary', correct)).toBe(
      'not-your-office',
    );
    story.act('2024-07-12T09:00:00+02:00', 'registrar', correct);
    expect(story.events('published')).toHaveLength(1);
    expect(story.events('publication-corrected')).toHaveLength(1);
  });

  test('a position is shown to others once its own delegation has released it', () => {
    const story = published();
    const silence = { stage: 'silence', round: 1, body: 'HUN' };
    const norway = { kind: 'body', bodies: ['NOR'] } as const;
    expect(seesPosition(norway, story.state, silence)).toBe(false);
    expect(seesAttached(norway, story.state, silence, true)).toBe(true);
    expect(seesAttached(norway, story.state, silence, false)).toBe(false);
    expect(seesAttached({ kind: 'public' }, story.state, silence, true)).toBe(false);
    const release = { type: 'release-position', stage: null, body: 'HUN' } as const;
    const when = '2024-07-12T09:00:00+02:00';
    expect(story.expectRefused(when, 'NOR', release)).toBe('not-your-body');
    expect(story.expectRefused(when, 'BEL', { ...release, body: 'BEL' })).toBe('not-permitted-now');
    story.act(when, 'HUN', release);
    expect(seesPosition(norway, story.state, silence)).toBe(true);
    expect(seesAttached({ kind: 'public' }, story.state, silence, false)).toBe(true);
    expect(story.expectRefused(when, 'HUN', release)).toBe('not-asked-for');
  });
});

describe('implementation', () => {
  const submit = { type: 'submit-evidence', evidence: hash('evidence') } as const;

  test('reminds the authority soon after it begins and before the item is due, then escalates', () => {
    const story = published();
    story.passTo('2025-04-10T09:00:00+02:00');
    const rungs = story.told.flatMap(({ at, event }) =>
      (event.type === 'reminded' || event.type === 'escalated') && event.stage === 'implementation'
        ? [`${new Date(at).toISOString().slice(0, 10)} ${event.type} ${event.to.join(' ')}`]
        : [],
    );
    expect(rungs).toEqual([
      '2024-08-08 reminded holder',
      '2025-01-06 reminded holder',
      '2025-02-17 reminded holder',
      '2025-02-27 reminded holder',
      '2025-03-03 escalated action-officer secretary',
      '2025-03-10 escalated director',
      '2025-03-31 escalated assistant-secretary-general',
    ]);
    expect(officesIn(story.state)['authority']).toEqual({ body: 'MOD-UKR', role: 'authority' });
  });

  test('refused evidence leaves the authority awaited; other evidence is then accepted', () => {
    const story = published();
    const refuse = { type: 'refuse-evidence', reason: hash('thin') } as const;
    expect(story.expectRefused('2024-09-01T09:00:00+02:00', 'secretary', refuse)).toBe(
      'not-asked-for',
    );
    story.act('2024-09-02T09:00:00+02:00', 'action-officer', submit);
    expect(awaited(story.state)).toMatchObject([{ who: { office: 'secretary' } }]);
    expect(story.expectRefused('2024-09-03T09:00:00+02:00', 'director', refuse)).toBe(
      'not-your-office',
    );
    story.act('2024-09-03T09:00:00+02:00', 'secretary', refuse);
    expect(awaited(story.state)).toMatchObject([
      { who: { office: 'authority' }, act: 'submit-evidence' },
    ]);
    story.act('2024-10-02T09:00:00+02:00', 'action-officer', submit);
    story.act('2024-10-03T09:00:00+02:00', 'secretary', { type: 'accept-evidence' });
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'endorsed' });
  });
});
