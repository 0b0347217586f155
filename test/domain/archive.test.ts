import { describe, expect, test } from '@jest/globals';
import { archivable, archived, type Rest } from '../../domain/archive.ts';
import { initialReview } from '../../domain/review/evolve.ts';
import { reviewSetting } from '../../domain/review/setting.ts';
import type { Review } from '../../domain/review/state.ts';
import type { Recommendation } from '../../domain/state.ts';
import { brussels, hash, Story } from './story.ts';

const year: Rest = { years: 1, months: 0, days: 0 };
const none: Rest = { years: 0, months: 0, days: 0 };
const ended = Date.parse('2024-07-10T09:00:00Z');

function review(phase: Review['phase'] = { is: 'ended', at: ended, manifest: hash('m') }): Review {
  const { setting } = new Story('sdpr').state;
  const { procedure, offices } = setting;
  const of = { id: 'REV', procedure, calendar: brussels, offices, summitAt: ended };
  return { ...initialReview(reviewSetting(of)), phase };
}

function over(when: string, reference = 'R-1'): Recommendation {
  const { state } = new Story('sdpr');
  const life = { is: 'over', outcome: 'endorsed', at: Date.parse(when) } as const;
  return { ...state, reference, life };
}

const dueAfter = (rest: Rest, when: string) => {
  const phase = { is: 'ended', at: Date.parse(when), manifest: hash('m') } as const;
  const found = archivable(review(phase), [over(when)], rest, Date.parse(when));
  return found.is === 'open' ? found.why : new Date(found.dueAt).toISOString();
};

describe('a review', () => {
  test('is open until its summit has concluded its package', () => {
    const wait = { due: null, rungs: 0, level: 0 };
    const collecting = review({ is: 'collecting', since: 0, wait });
    expect(archivable(collecting, [over('2024-08-01T00:00:00Z')], none, ended * 2)).toMatchObject({
      is: 'open',
      why: expect.stringContaining('summit'),
    });
  });

  test('whose package was emptied by take-outs is closed with the last of what was in it', () => {
    const members = [{ reference: 'R-1', text: hash('t'), concluded: null }];
    const at = { closedAt: 0, wait: { due: null, rungs: 0, level: 0 } };
    const summit = review({ is: 'summit', members, manifest: hash('m'), ...at });
    const takenOut = [
      { reference: 'R-1', reason: hash('r'), at: ended, closing: 'after' } as const,
    ];
    const when = '2024-08-01T00:00:00Z';
    expect(archivable(summit, [over(when)], none, ended * 2)).toMatchObject({ is: 'open' });
    const emptied = { ...summit, takenOut };
    const goingOn = { ...over(when), life: { is: 'endorsed', at: ended } as const };
    expect(archivable(emptied, [goingOn], none, ended * 2)).toMatchObject({ is: 'open' });
    expect(archivable(emptied, [over(when)], none, ended * 2)).toMatchObject({
      is: 'due',
      closedAt: Date.parse(when),
    });
  });

  test('is open while one of its recommendations goes on, its carrying out included', () => {
    const life = { is: 'endorsed', at: ended } as const;
    const running = { ...over('2024-08-01T00:00:00Z', 'R-2'), life };
    const all = [over('2024-08-01T00:00:00Z'), running];
    expect(archivable(review(), all, none, ended * 2)).toEqual({
      is: 'open',
      why: 'R-2 is not over yet',
    });
  });

  test('is closed with the last that ended of it, and rests from then on by the register’s clock', () => {
    const all = [over('2024-08-01T10:00:00Z'), over('2024-09-02T10:00:00Z', 'R-2')];
    const closedAt = Date.parse('2024-09-02T10:00:00Z');
    // The calendar of these tests knows no summer time after 2024.
    const dueAt = Date.parse('2025-09-02T11:00:00Z');
    expect(archivable(review(), all, year, dueAt - 1)).toEqual({ is: 'resting', closedAt, dueAt });
    expect(archivable(review(), all, year, dueAt)).toEqual({ is: 'due', closedAt, dueAt });
    expect(archivable(review(), [], none, ended)).toMatchObject({ is: 'due', closedAt: ended });
  });

  test('without a summit is closed once all that was tasked in it is over', () => {
    const { setting, ...rest } = review({
      is: 'collecting',
      since: 0,
      wait: { due: null, rungs: 0, level: 0 },
    });
    const without = { ...rest, setting: { ...setting, packageStep: null } };
    expect(archivable(without, [], none, ended)).toMatchObject({ is: 'open' });
    expect(archivable(without, [over('2024-08-01T00:00:00Z')], none, ended * 2).is).toBe('due');
  });
});

describe('the rest is counted in the calendar of the host', () => {
  test.each([
    [
      'the same hour over a clock change',
      { ...none, months: 4 },
      '2024-08-01T10:00:00Z',
      '2024-12-01T11:00:00.000Z',
    ],
    [
      'the last day of a shorter month',
      { ...none, months: 6 },
      '2024-08-31T10:00:00Z',
      '2025-02-28T11:00:00.000Z',
    ],
    ['a leap day', year, '2024-02-29T11:00:00Z', '2025-02-28T11:00:00.000Z'],
    [
      'beyond what the calendar covers',
      { ...none, years: 10 },
      '2024-08-01T10:00:00Z',
      '2034-08-01T11:00:00.000Z',
    ],
    ['days', { ...none, days: 30 }, '2024-08-01T10:00:00Z', '2024-08-31T10:00:00.000Z'],
  ])('%s', (_, rest, when, due) => {
    expect(dueAfter(rest, when)).toBe(due);
  });
});

test('what is archived takes no act, and says so', () => {
  const message = expect.stringContaining('REV is archived');
  expect(archived('REV')).toMatchObject({ ok: false, code: 'over', message });
});
