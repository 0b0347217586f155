import { describe, expect, test } from '@jest/globals';
import { awaited } from '../../domain/awaited.ts';
import { explain } from '../../domain/explain.ts';
import { summary } from '../../domain/projection.ts';
import { allies, hash, Story } from './story.ts';

const names = {
  benchmark: hash('benchmark'),
  authority: 'MOD-UKR',
  dueDate: Date.parse('2025-03-01T12:00:00Z'),
  indicator: hash('indicator'),
};

function tasked(): Story {
  const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
  story.start('2024-03-19T09:00:00+01:00');
  return story;
}

function drafted(): Story {
  const story = tasked();
  story.act('2024-03-20T09:00:00+01:00', 'working-group-chair', { type: 'accept' });
  story.act('2024-04-05T09:00:00+02:00', 'working-group-chair', {
    type: 'freeze-version',
    text: hash('v1'),
    window: null,
    names,
  });
  return story;
}

function endorsedByCommittee(story: Story = drafted()): Story {
  story.respond('2024-04-08T09:00:00+02:00', 'NOR', 'agree');
  story.respond('2024-04-08T10:00:00+02:00', 'POL', 'agree');
  for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    story.act('2024-04-15T09:00:00+02:00', office, {
      type: 'advise',
      stage: null,
      advice: hash('advice'),
      aligned: true,
    });
  story.act('2024-04-16T09:00:00+02:00', 'registrar', {
    type: 'mark',
    marking: 'NATO UNCLASSIFIED',
    releasability: ['UKR'],
  });
  story.passTo('2024-06-12T00:00:00Z');
  return story;
}

function circulated(): Story {
  const story = endorsedByCommittee();
  story.act('2024-06-20T09:00:00+02:00', 'secretary', {
    type: 'circulate',
    languages: ['en', 'fr'],
    window: null,
  });
  return story;
}

describe('the route of a recommendation', () => {
  test('leads from tasking to evidence accepted', () => {
    const story = circulated();
    expect(summary(story.state)).toMatchObject({ step: 'silence', waitingOn: [...allies] });
    for (const body of allies) story.respond('2024-06-24T09:00:00+02:00', body, 'agree');
    story.passTo('2024-07-04T00:00:00Z');
    expect(summary(story.state)).toMatchObject({ step: 'consolidation', waitingOn: ['secretary'] });
    story.act('2024-07-04T09:00:00+02:00', 'secretary', {
      type: 'close-package',
      manifest: hash('package'),
    });
    story.act('2024-07-10T09:00:00+02:00', 'presiding-officer', {
      type: 'conclude',
      outcome: 'endorsed',
    });
    story.act('2024-07-11T09:00:00+02:00', 'registrar', { type: 'publish', entry: hash('entry') });
    expect(awaited(story.state)).toMatchObject([
      { who: { office: 'authority' }, act: 'submit-evidence' },
    ]);
    story.take(
      Date.parse('2024-09-01T09:00:00Z'),
      { is: 'person', person: 'p', body: 'MOD-UKR', role: 'authority', mandate: 'm' },
      { type: 'submit-evidence', evidence: hash('evidence') },
    );
    story.act('2024-09-02T09:00:00Z', 'secretary', { type: 'accept-evidence' });
    expect(story.state.life).toMatchObject({ is: 'over', outcome: 'endorsed' });
  });

  test.each(['noted', 'withheld'] as const)('ends when the summit has %s it', (outcome) => {
    const story = circulated();
    story.passTo('2024-07-04T00:00:00Z');
    story.act('2024-07-04T09:00:00+02:00', 'secretary', {
      type: 'close-package',
      manifest: hash('package'),
    });
    story.act('2024-07-10T09:00:00+02:00', 'presiding-officer', { type: 'conclude', outcome });
    expect(story.state.life).toMatchObject({ is: 'over', outcome });
  });

  test('does not leave drafting without benchmark, authority, due date and indicator', () => {
    const story = tasked();
    story.act('2024-03-20T09:00:00+01:00', 'working-group-chair', { type: 'accept' });
    const code = story.expectRefused('2024-04-05T09:00:00+02:00', 'working-group-chair', {
      type: 'freeze-version',
      text: hash('v1'),
      window: null,
      names: null,
    });
    expect(code).toBe('requirement-unmet');
  });

  test('keeps the working group open until every comment is disposed of', () => {
    const story = drafted();
    story.act('2024-04-08T08:00:00+02:00', 'NOR', {
      type: 'comment',
      id: 'c-1',
      body: 'NOR',
      kind: 'critical',
      clause: '3',
      document: null,
    });
    for (const body of ['NOR', 'POL']) story.respond('2024-04-09T09:00:00+02:00', body, 'agree');
    expect(summary(story.state)).toMatchObject({
      step: 'working-group',
      waitingOn: ['working-group-chair'],
    });
    story.act('2024-04-10T09:00:00+02:00', 'working-group-chair', {
      type: 'dispose',
      comment: 'c-1',
      disposition: 'accepted',
      reason: hash('why'),
    });
    expect(summary(story.state)).toMatchObject({ step: 'reviews' });
  });

  test('waits for all three experts, or for the secretary to pass one over', () => {
    const story = drafted();
    for (const body of ['NOR', 'POL']) story.respond('2024-04-09T09:00:00+02:00', body, 'agree');
    for (const office of ['procurement-agency', 'legal-adviser'])
      story.act('2024-04-15T09:00:00+02:00', office, {
        type: 'advise',
        stage: null,
        advice: hash('a'),
        aligned: true,
      });
    expect(summary(story.state)).toMatchObject({ waitingOn: ['ministry-of-defence'] });
    const pass = { type: 'pass-over', stage: 'ministry-review', reason: hash('why') } as const;
    expect(story.expectRefused('2024-06-01T09:00:00+02:00', 'working-group-chair', pass)).toBe(
      'not-your-office',
    );
    story.act('2024-06-01T09:00:00+02:00', 'secretary', pass);
    expect(summary(story.state)).toMatchObject({ step: 'committee', waitingOn: ['registrar'] });
  });

  test('climbs the ladder when an expert review slips, and decides nothing', () => {
    const story = drafted();
    for (const body of ['NOR', 'POL']) story.respond('2024-04-09T09:00:00+02:00', body, 'agree');
    story.passTo('2024-06-30T00:00:00Z');
    const levels = story
      .events('escalated')
      .map(({ event }) => ('level' in event ? event.level : 0));
    expect(levels).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4].toSorted((a, b) => a - b));
    expect(summary(story.state)).toMatchObject({ step: 'reviews', escalation: 4 });
    expect(story.events('escalated')[0]?.by).toMatchObject({ is: 'machine' });
  });

  test('passes an objection in the committee up to the Deputies', () => {
    const story = drafted();
    for (const body of ['NOR', 'POL']) story.respond('2024-04-09T09:00:00+02:00', body, 'agree');
    for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
      story.act('2024-04-15T09:00:00+02:00', office, {
        type: 'advise',
        stage: null,
        advice: hash('a'),
        aligned: true,
      });
    story.act('2024-04-16T09:00:00+02:00', 'registrar', {
      type: 'mark',
      marking: 'NATO UNCLASSIFIED',
      releasability: [],
    });
    story.respond('2024-04-17T09:00:00+02:00', 'HUN', 'object', 'no');
    story.passTo('2024-06-11T12:00:00Z');
    expect(summary(story.state)).toMatchObject({ step: 'deputies' });
    story.passTo('2024-06-20T12:00:00Z');
    expect(summary(story.state)).toMatchObject({ step: 'silence', waitingOn: ['secretary'] });
  });

  test('re-issues a broken silence: chair freezes, presiding officer re-issues, committee endorses again, secretary circulates', () => {
    const story = circulated();
    story.respond('2024-06-21T09:00:00+02:00', 'HUN', 'object', 'clause 4');
    story.act('2024-06-21T10:00:00+02:00', 'working-group-chair', {
      type: 'freeze-version',
      text: hash('v2'),
      window: null,
      names: null,
    });
    expect(awaited(story.state)).toMatchObject([
      { act: 'reissue', who: { office: 'presiding-officer' } },
    ]);
    const circulate = { type: 'circulate', languages: ['en'], window: null } as const;
    expect(story.expectRefused('2024-06-21T10:30:00+02:00', 'secretary', circulate)).toBe(
      'not-asked-for',
    );
    story.act('2024-06-21T11:00:00+02:00', 'presiding-officer', {
      type: 'reissue',
      text: null,
      window: null,
    });
    expect(story.expectRefused('2024-06-21T11:30:00+02:00', 'secretary', circulate)).toBe(
      'requirement-unmet',
    );
    story.passTo('2024-06-24T12:00:00+02:00');
    expect(awaited(story.state)).toMatchObject([
      { act: 'circulate', who: { office: 'secretary' } },
    ]);
    story.act('2024-06-24T13:00:00+02:00', 'secretary', circulate);
    story.respond('2024-06-24T14:00:00+02:00', 'HUN', 'reserve');
    story.passTo('2024-07-05T00:00:00Z');
    const closed = story.state.stages.findLast(({ stage }) => stage === 'silence');
    expect(closed?.phase).toMatchObject({
      outcome: 'agreed',
      reason: expect.stringContaining('HUN (reserve)'),
    });
    expect(closed).toMatchObject({ round: 2, version: 2 });
  });

  test('asks the committee again when the text changes before it is circulated', () => {
    const story = endorsedByCommittee();
    story.act('2024-06-18T10:00:00+02:00', 'working-group-chair', {
      type: 'freeze-version',
      text: hash('changed'),
      window: null,
      names: null,
    });
    const open = story.state.stages.filter(({ phase }) => phase.is !== 'closed');
    expect(open.map(({ stage, phase }) => [stage, phase.is])).toEqual([
      ['silence', 'unopened'],
      ['committee', 'running'],
    ]);
    expect(awaited(story.state).length).toBeGreaterThan(0);
  });

  test('watches the secretary too: a text that is not circulated slips', () => {
    const story = endorsedByCommittee();
    expect(explain(story.state, { kind: 'officer' })).toBe(
      'Silence procedure waits for the secretary (circulate) by 25 June 09:00 Brussels.',
    );
    story.passTo('2024-07-01T00:00:00Z');
    expect(story.events('escalated').length).toBeGreaterThan(0);
  });

  test('can be returned to drafting and withdrawn', () => {
    const story = circulated();
    story.act('2024-06-21T09:00:00+02:00', 'presiding-officer', {
      type: 'return',
      to: 'drafting',
      reason: hash('why'),
    });
    expect(summary(story.state)).toMatchObject({ step: 'drafting' });
    story.act('2024-06-22T09:00:00+02:00', 'secretary', { type: 'withdraw', reason: hash('why') });
    expect(story.state.life).toMatchObject({ outcome: 'withdrawn' });
    expect(story.expectRefused('2024-06-23T09:00:00+02:00', 'secretary', { type: 'accept' })).toBe(
      'over',
    );
  });

  test('is held as a whole when an operator cancels it, and resumes by the presiding officer', () => {
    const story = tasked();
    story.take(
      Date.parse('2024-03-20T08:00:00+01:00'),
      { is: 'operator' },
      { type: 'hold', reason: 'Cancelled in the Temporal UI.' },
    );
    expect(
      story.expectRefused('2024-03-20T09:00:00+01:00', 'working-group-chair', { type: 'accept' }),
    ).toBe('held');
    story.act('2024-03-20T10:00:00+01:00', 'presiding-officer', {
      type: 'determine',
      stage: null,
      outcome: 'resume',
      window: null,
      reason: hash('why'),
    });
    expect(
      story.act('2024-03-20T11:00:00+01:00', 'working-group-chair', { type: 'accept' }).ok,
    ).toBe(true);
  });
});
