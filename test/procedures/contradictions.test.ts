import { describe, expect, test } from '@jest/globals';
import { checkProcedure } from '../../procedures/check.ts';
import { oneStage } from '../simulate/played.ts';

function faults(given: unknown): readonly string[] {
  const checked = checkProcedure(given);
  return checked.ok ? [] : checked.faults.map(({ path, message }) => `${path}: ${message}`);
}

const task = (id: string, next: unknown, more = {}) => ({
  id,
  title: id,
  ...more,
  stages: [{ kind: 'task', id, title: id, act: 'accept', holder: 'chair', next }],
});
const route = (...steps: unknown[]) => ({ id: 'route', version: 1, title: 'Route', steps });

describe('a procedure that contradicts itself is refused', () => {
  test.each([
    [{ default: '2 calendar days', minimum: '72 hours' }, 'default: is less than the minimum'],
    [{ default: '4 working days', maximum: '3 working days' }, 'default: is more than the maximum'],
    [
      { default: '3 hours', minimum: '3 hours', maximum: '2 hours' },
      'default: is more than the maximum',
    ],
    [{ default: '0 hours' }, 'default: is no time at all'],
  ])('in its window %j', (window, fault) => {
    expect(faults(oneStage({ window }))).toContain(`steps[0].stages[0].window.${fault}`);
  });

  test('by a fraction over the whole', () => {
    const thresholds = [{ positions: ['agree'], share: { of: [3, 2] }, label: 'too few' }];
    expect(faults(oneStage({ thresholds })).join(' ')).toMatch(/steps\[0\].stages\[0\].thresholds/);
  });

  test('by a step that nothing leads to', () => {
    expect(faults(route(task('one', 'end'), task('two', 'end')))).toEqual([
      'steps[1]: nothing leads to the step two',
    ]);
    expect(faults(route(task('one', 'end'), task('two', 'end', { detour: true })))).toHaveLength(1);
  });

  test('by a loop without an end', () => {
    const loop = route(task('one', { step: 'two' }), task('two', { step: 'one' }));
    expect(faults(loop)).toHaveLength(2);
    expect(faults(route(task('one', 'next'), task('two', 'end')))).toEqual([]);
  });

  const yes = (share: unknown, more = {}) => ({
    positions: ['agree'],
    share,
    label: 'few',
    ...more,
  });
  test.each([
    [[yes({ of: [1, 1] }, { bound: 'more-than' })], '[0].bound: can never be reached'],
    [[yes({ count: 0 }, { bound: 'less-than' })], '[0].bound: can never be reached'],
    [
      [yes({ of: [2, 3] }), yes({ of: [1, 3] }, { bound: 'at-most' })],
      '[1]: cannot hold together with thresholds[0]',
    ],
    [
      [yes({ count: 2 }, { bound: 'at-most' }), yes({ count: 2 }, { bound: 'more-than' })],
      '[1]: cannot hold together with thresholds[0]',
    ],
  ])('by thresholds that nothing reaches %#', (thresholds, fault) => {
    expect(faults(oneStage({ thresholds }))).toEqual([`steps[0].stages[0].thresholds${fault}`]);
  });

  test('but not by two bounds with something between them, or on other figures', () => {
    const most = yes({ of: [1, 3] }, { bound: 'at-most' });
    for (const thresholds of [
      [yes({ of: [1, 3] }), most],
      [yes({ of: [2, 3] }, { base: 'votes-cast' }), most],
      [yes({ of: [2, 3] }, { when: { fact: 'large' } }), most],
    ])
      expect(faults(oneStage({ thresholds }))).toEqual([]);
  });

  test('by a position that leaves an electorate that nobody leaves', () => {
    const positions = { agree: {}, away: { effect: 'recuses' } };
    expect(faults(oneStage({ recusal: 'none', positions }))).toEqual([
      'steps[0].stages[0].positions.away.effect: can never be: nobody leaves this electorate',
    ]);
  });

  test('by more time than the window may ever have', () => {
    const window = { default: '2 calendar days', maximum: '3 calendar days' };
    expect(faults(oneStage({ window, moreTime: '3 calendar days' }))).toEqual([]);
    expect(faults(oneStage({ window, moreTime: '4 calendar days' }))).toEqual([
      'steps[0].stages[0].moreTime: is more than the maximum of the window',
    ]);
  });

  test('and hears of all of it at once', () => {
    const { steps, ...rest } = oneStage({
      thresholds: [yes({ of: [4, 3] }, { positions: ['aye'] })],
      window: { default: '1 hours', minimum: '2 hours' },
    });
    const all = [
      ...(Array.isArray(steps) ? steps : []),
      ...route(task('two', 'end', { detour: true })).steps,
    ];
    expect(faults({ ...rest, steps: all }).toSorted()).toEqual([
      'steps[0].stages[0].thresholds[0].positions: there is no position aye',
      'steps[0].stages[0].thresholds[0].share.of: is more than the whole',
      'steps[0].stages[0].window.default: is less than the minimum',
      'steps[1]: nothing leads to the step two',
    ]);
  });
});
