import { describe, expect, test } from '@jest/globals';
import { codesOf, resultOf, tried } from './played.ts';

const june = (day: number, hour = 10) =>
  `2024-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const object = (at: string, body = 'P1') => ({ at, body, position: 'object' });
const deadline = june(6);

describe('an outage', () => {
  const outage = (at: string, until: string) => ({ at, act: 'outage', until });
  test.each([
    ['over the deadline', [outage('2024-06-06T09:59:00Z', '2024-06-06T10:01:00Z')], 'held'],
    ['of 16 minutes before it', [outage('2024-06-06T08:00:00Z', '2024-06-06T08:16:00Z')], 'held'],
    ['of 15 minutes', [outage('2024-06-06T08:00:00Z', '2024-06-06T08:15:00Z')], 'agreed'],
    ['of hours, long before it', [outage(june(4, 1), june(4, 8))], 'agreed'],
    [
      'of 16 minutes in two parts',
      [
        outage('2024-06-06T07:00:00Z', '2024-06-06T07:08:00Z'),
        outage('2024-06-06T08:00:00Z', '2024-06-06T08:08:00Z'),
      ],
      'held',
    ],
    [
      'told twice counts once',
      [
        outage('2024-06-06T07:00:00Z', '2024-06-06T07:10:00Z'),
        outage('2024-06-06T07:02:00Z', '2024-06-06T07:09:00Z'),
      ],
      'agreed',
    ],
  ])('%s: %s', (_what, outages, outcome) => {
    expect(tried({}, outages)).toMatchObject({ outcome });
  });

  test('holds a ballot that is judged from the end of its window on', () => {
    const votes = (position: string, bodies: string) => ({ at: june(4), bodies, position });
    const ballot = (events: readonly object[]) =>
      resultOf({
        procedure: 'iesg-ballot',
        start: june(3),
        window: { until: deadline },
        electorate: 15,
        facts: { documentKind: 'standards-track' },
        events,
      });
    const down = outage('2024-06-06T09:00:00Z', '2024-06-06T11:00:00Z');
    const passing = votes('yes', 'P1..P11');
    expect(ballot([passing, down])).toMatchObject({ outcome: 'held', closedAt: null });
    expect(ballot([passing])).toMatchObject({ outcome: 'agreed', closedAt: deadline });
    const discuss = { ...votes('discuss', 'P12'), reason: 'The text is unclear.' };
    expect(ballot([passing, discuss, down])).toMatchObject({ outcome: 'open' });
  });

  test('is outweighed by a standing objection', () => {
    const down = outage('2024-06-06T09:00:00Z', '2024-06-06T11:00:00Z');
    expect(tried({}, [object(june(4)), down])).toMatchObject({
      outcome: 'broken',
      closedAt: deadline,
    });
    const blocked = { positions: { object: { effect: 'blocks', needsReason: false } } };
    expect(tried(blocked, [object(june(4)), down])).toMatchObject({ outcome: 'not-agreed' });
  });

  test('leaves a held stage to a determination or a withdrawal alone', () => {
    const down = outage('2024-06-06T09:59:00Z', '2024-06-06T10:01:00Z');
    const tries = [
      object(june(7)),
      { at: june(7), act: 'freeze-version' },
      { at: june(7), act: 'extend', until: june(9) },
      { at: june(7), act: 'recuse', body: 'P1' },
      { at: june(7), act: 'return', reason: 'back' },
    ];
    const held = tried({}, [down, ...tries]);
    expect(held.outcome).toBe('held');
    expect(codesOf(held)).toEqual(tries.map(() => 'held'));
    const withdraw = { at: june(8), act: 'withdraw', reason: 'no' };
    expect(tried({}, [down, withdraw])).toMatchObject({ outcome: 'withdrawn', closedAt: june(8) });
    const extend = { at: june(8), act: 'determine', outcome: 'extend', reason: 'again' };
    expect(tried({}, [down, { ...extend, window: { hours: 24 } }])).toMatchObject({
      outcome: 'agreed',
      closedAt: june(9),
    });
  });

  test('lets nothing be received while it lasts, and everything at its end', () => {
    const down = outage(june(4, 9), june(4, 11));
    expect(codesOf(tried({}, [down, object(june(4, 10))]))).toEqual(['not-received']);
    expect(tried({}, [down, object(june(4, 11))])).toMatchObject({ outcome: 'broken' });
  });
});
