import { describe, expect, test } from '@jest/globals';
import { faultsOf, oneStage } from './played.ts';

const sound = {
  procedure: 'nato-silence',
  start: '2024-06-03T10:00:00Z',
  electorate: 3,
  facts: { committeeEndorsed: true },
};
const at = '2024-06-04T10:00:00Z';

describe('a case that makes no sense says where', () => {
  test.each([
    ['an unknown procedure', { procedure: 'nowhere' }, /^procedure: /],
    ['a path for a procedure', { procedure: '../package' }, /^procedure: /],
    ['an unknown field', { electorat: 3 }, /^electorat: is no field/],
    ['no start', { start: undefined }, /^start: /],
    ['a date that does not exist', { start: '2024-02-30T10:00:00Z' }, /^start: /],
    ['an hour that does not exist', { start: '2024-02-20T25:00:00Z' }, /^start: /],
    ['a far year', { start: '9999-02-20T10:00:00Z' }, /^start: .*years/],
    ['an unknown zone', { zone: 'Europe/Atlantis' }, /^zone: /],
    ['an unknown country', { calendar: 'ZZ' }, /^calendar: /],
    ['nobody', { electorate: 0 }, /^electorate: /],
    ['too many', { electorate: 1e9 }, /^electorate: /],
    ['no electorate', { electorate: undefined }, /^electorate: /],
    ['a role that is not there', { electorate: { X: 3 } }, /^electorate: X: /],
    ['no window', { window: {} }, /^window: /],
    ['two windows', { window: { hours: 3, minutes: 2 } }, /^window: /],
    ['an empty window', { window: { hours: 0 } }, /^window\.hours: /],
    ['a window that ends before', { window: { until: '2024-06-01T10:00:00Z' } }, /^window: /],
    ['a window beyond every calendar', { window: { workingDays: 36_000 } }, /^window: /],
    ['a fact without a value', { facts: { committeeEndorsed: null } }, /^facts\.committee/],
    ['an expectation of nothing', { expect: { outcom: 'agreed' } }, /^expect\.outcom: /],
    ['a range of a milliard', { electorate: 'P1..P999999999' }, /^electorate: /],
    ['an event without at', { events: [{ body: 'P1', position: 'agree' }] }, /^events\[0\]\.at: /],
    ['an event without a body', { events: [{ at, position: 'agree' }] }, /^events\[0\]\.body: /],
    ['a lift without a body', { events: [{ at, act: 'lift' }] }, /^events\[0\]\.body: /],
    ['no event', { events: [{ at }] }, /^events\[0\]: /],
    ['an unknown act', { events: [{ at, act: 'fly' }] }, /^events\[0\]\.act: /],
    ['an act of every object', { events: [{ at, act: 'toString' }] }, /^events\[0\]\.act: /],
    ['an outage without end', { events: [{ at, act: 'outage' }] }, /^events\[0\]\.until: /],
    [
      'an outage that ends before',
      { events: [{ at, act: 'outage', until: '2024-06-01T10:00:00Z' }] },
      /^events\[0\]\.until: /,
    ],
    ['an extension to nothing', { events: [{ at, act: 'extend' }] }, /^events\[0\]: /],
    [
      'a range that runs back',
      { events: [{ at, bodies: 'P5..P1', position: 'agree' }] },
      /^events\[0\]\.bodies: /,
    ],
    [
      'a new text with a window in the past',
      {
        events: [{ at, act: 'freeze-version', window: { until: '2024-06-03T11:00:00Z' } }],
      },
      /^events\[0\]\.window: /,
    ],
    [
      'an inline procedure with faults',
      { procedure: { ...oneStage({ breaks: 'loudly' }), version: 0 } },
      /^procedure\.(version|steps)/,
    ],
  ])('%s', (_what, change, fault) => {
    const found = faultsOf(JSON.stringify({ ...sound, ...change }));
    expect(found).toContainEqual(expect.stringMatching(fault));
  });

  test('and every fault, not only the first', () => {
    const found = faultsOf({
      ...sound,
      start: 'soon',
      zone: 'Nowhere/City',
      events: [{ act: 'lift' }, { at: 'never', act: 'fly' }],
    });
    expect(found.map((fault) => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['start', 'zone', 'events[0].at', 'events[0].body', 'events[1].act']),
    );
  });

  test('and what is wrong with windows, calendar and roles beside any other fault', () => {
    const found = faultsOf({
      procedure: 'unga-74-544',
      start: '2024-06-03T10:00:00Z',
      zone: 'Nowhere/City',
      calendar: 'XX',
      electorate: { Q: 3 },
      events: [{ at: '2024-06-03T11:00:00Z', act: 'lift' }],
    });
    const paths = new Set(found.map((fault) => fault.split(':')[0]));
    expect(paths).toEqual(new Set(['calendar', 'electorate', 'events[0].body', 'zone']));
    const short = faultsOf({
      procedure: 'unga-74-544',
      start: '2024-06-03T10:00:00Z',
      electorate: 3,
      window: { hours: 71 },
      events: [
        { at: '2024-06-03T11:00:00Z', act: 'lift' },
        { at: '2024-06-03T12:00:00Z', act: 'freeze-version', window: { hours: 2 } },
      ],
    });
    expect(short.map((fault) => fault.split(':')[0])).toEqual(['events[0].body', 'window']);
  });

  test('a short window of the file does not hide the short window of an act', () => {
    const found = faultsOf({
      procedure: 'unga-74-544',
      start: '2024-06-03T10:00:00Z',
      electorate: 3,
      facts: { plenaryImpracticable: true, generalCommitteeConsulted: true },
      window: { hours: 71 },
      events: [{ at: '2024-06-03T12:00:00Z', act: 'freeze-version', window: { hours: 2 } }],
    });
    expect(found.map((fault) => fault.split(':')[0])).toEqual(['window', 'events[0].window']);
  });

  test('a procedure that is missing is told once', () => {
    const { procedure: _, ...rest } = sound;
    expect(faultsOf(rest)).toEqual([expect.stringMatching(/^procedure: is missing/)]);
  });

  test.each([
    ['skips', '2024-03-31T02:30:00'],
    ['repeats', '2024-10-27T02:30:00'],
  ])('a local time that a clock change %s', (_what, start) => {
    expect(faultsOf({ ...sound, zone: 'Europe/Brussels', start })).toHaveLength(1);
  });

  test('a window that ends where a clock change skips the time', () => {
    const start = '2024-03-28T02:30:00';
    expect(
      faultsOf({ ...sound, zone: 'Europe/Brussels', start, window: { calendarDays: 3 } }),
    ).toEqual([expect.stringMatching(/^window: .*does not exist/)]);
  });
});

describe('a hostile text is refused in under a second', () => {
  const bomb = `a: &a [x, x]\n${Array.from(
    { length: 20 },
    (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *${n === 0 ? 'a' : `b${n - 1}`}]`,
  ).join('\n')}`;
  test.each([
    ['a bomb of aliases', bomb],
    ['a megabyte', `procedure: nato-silence\nx: ${'y'.repeat(1_000_000)}`],
    ['many short keys', Array.from({ length: 15_000 }, (_, n) => `k${n}: 1`).join('\n')],
    ['deep brackets', `events: ${'['.repeat(50_000)}`],
    ['deep indentation', Array.from({ length: 800 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['deep dashes', `events: \n  ${'- '.repeat(20_000)}`],
    ['nothing', ''],
    ['a list', '[]'],
    ['a broken line', 'procedure: [nato'],
    ['a key twice', 'procedure: nato-silence\nprocedure: osce-silence\n'],
    ['a merge key', 'start: &s 2024-06-03T10:00:00Z\nprocedure: *s\n'],
    ['a binary file', '\u0000\u0001\u0002'],
  ])('%s', (_what, text) => {
    expect(worked(() => expect(faultsOf(text).length).toBeGreaterThan(0))).toBeLessThan(1000);
  });

  test('thousands of events are played in seconds', () => {
    const events = Array.from({ length: 40 }, () => ({
      at,
      bodies: 'P1..P193',
      position: 'agree',
    }));
    const play = () => faultsOf(JSON.stringify({ ...sound, electorate: 193, events }));
    expect(worked(() => expect(play()).toEqual([]))).toBeLessThan(5000);
  });
});

/** Processor milliseconds: others on the same cores are no slowness of ours. */
function worked(task: () => void): number {
  const begun = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
