import { expect, test } from '@jest/globals';
import type { Until } from '../../domain/command.ts';
import { nextDue } from '../../domain/next-due.ts';
import { hash, Story } from './story.ts';

const opened = Date.parse('2024-06-05T17:00:00+02:00');

/** From when on the service is asked what it could receive, for a silence of this length. */
function lookBackFrom(window: Until): number | undefined {
  const story = new Story('nato-silence', { facts: { committeeEndorsed: true } });
  story.start('2024-06-05T16:00:00+02:00');
  story.act('2024-06-05T16:30:00+02:00', 'working-group-chair', {
    type: 'freeze-version',
    text: hash('v1'),
    window: null,
    names: null,
  });
  story.act('2024-06-05T17:00:00+02:00', 'chair', {
    type: 'freeze-version',
    text: hash('v2'),
    window,
    names: null,
  });
  story.passTo(
    new Date(opened + ('hours' in window ? window.hours : 0) * 3_600_000 - 1).toISOString(),
  );
  return nextDue(story.state)?.needsReport?.lookBackFrom;
}

test('an outage counts in the last four hours of a silence', () => {
  expect(lookBackFrom({ hours: 72 })).toBe(opened + 68 * 3_600_000);
});

test('an outage before the silence was open took no answer and does not count', () => {
  expect(lookBackFrom({ hours: 1 })).toBe(opened);
});

test('a close that waits for its service report keeps no other stage from slipping', () => {
  const story = new Story('sdpr', { summit: '2024-07-09T09:00:00+02:00' });
  story.start('2024-03-19T09:00:00+01:00');
  reissuedSilence(story);
  const late = Date.parse('2024-07-01T12:00:00+02:00');
  const passed = story.take(
    late,
    { is: 'machine', rule: 'time-passed' },
    { type: 'time-passed', service: null },
  );
  expect(passed.ok).toBe(true);
  expect(story.events('escalated').map(({ event }) => 'stage' in event && event.stage)).toContain(
    'silence',
  );
  const committee = story.state.stages.findLast(({ stage }) => stage === 'committee');
  expect(committee?.phase.is).toBe('running');
});

/** Round 2 of the silence waits until the committee, which runs, has endorsed again. */
function reissuedSilence(story: Story): void {
  const names = {
    benchmark: hash('benchmark'),
    authority: 'MOD-UKR',
    dueDate: Date.parse('2025-03-01T12:00:00Z'),
    indicator: hash('indicator'),
  };
  const freeze = (when: string, text: string) =>
    story.act(when, 'working-group-chair', {
      type: 'freeze-version',
      text: hash(text),
      window: null,
      names,
    });
  story.act('2024-03-20T09:00:00+01:00', 'working-group-chair', { type: 'accept' });
  freeze('2024-04-05T09:00:00+02:00', 'v1');
  for (const body of ['NOR', 'POL']) story.respond('2024-04-09T09:00:00+02:00', body, 'agree');
  for (const office of ['procurement-agency', 'ministry-of-defence', 'legal-adviser'])
    story.act('2024-04-15T09:00:00+02:00', office, {
      type: 'advise',
      stage: null,
      advice: hash('advice'),
      aligned: true,
    });
  const marking = { marking: 'NATO UNCLASSIFIED', releasability: [] };
  story.act('2024-04-16T09:00:00+02:00', 'registrar', { type: 'mark', ...marking });
  story.passTo('2024-06-12T00:00:00Z');
  story.act('2024-06-20T09:00:00+02:00', 'secretary', {
    type: 'circulate',
    languages: ['en'],
    window: null,
  });
  story.respond('2024-06-21T09:00:00+02:00', 'HUN', 'object', 'clause 4');
  freeze('2024-06-21T10:00:00+02:00', 'v2');
  story.act('2024-06-21T11:00:00+02:00', 'presiding-officer', {
    type: 'reissue',
    text: null,
    window: null,
  });
}
