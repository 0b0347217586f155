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
});
