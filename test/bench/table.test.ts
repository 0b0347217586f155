import { describe, expect, test } from '@jest/globals';
import { judge, type Line } from '../../bench/line.ts';
import { markdownTable, plainTable } from '../../bench/table.ts';

const decision: Line = {
  id: 'decision-p50',
  what: 'one recorded decision, p50',
  unit: 'ms',
  floor: 30,
  nemcon: 45,
  spread: { lowest: 1.4, highest: 1.6 },
  budget: { is: 'times-floor-at-most', times: 1.4 },
};

describe('the verdict on a budget', () => {
  test('says by how much of the budget a time is missed', () => {
    expect(judge(decision)).toMatchObject({ ratio: 1.5, isMet: false });
    expect(judge(decision).missedBy).toBeCloseTo(3 / 42);
    expect(judge({ ...decision, nemcon: 42 })).toMatchObject({ isMet: true, missedBy: null });
  });

  test('wants a rate to be high and a time to be low', () => {
    const budget = { is: 'times-floor-at-least', times: 0.8 } as const;
    expect(judge({ ...decision, floor: 50, nemcon: 40, budget }).isMet).toBe(true);
    expect(judge({ ...decision, floor: 50, nemcon: 39, budget }).isMet).toBe(false);
  });

  test('takes a limit that needs no floor', () => {
    const budget = { is: 'at-most', value: 400 } as const;
    expect(judge({ ...decision, floor: null, nemcon: 401, budget })).toMatchObject({
      ratio: null,
      isMet: false,
    });
  });

  test('is none where nothing is demanded or the floor is missing', () => {
    expect(judge({ ...decision, budget: null }).isMet).toBeNull();
    expect(judge({ ...decision, floor: null }).isMet).toBeNull();
  });
});

describe('the table', () => {
  test('shows ratio, rounds, budget and what was missed', () => {
    const [, row] = plainTable([decision]).split('\n');
    expect(row).toBe(
      'one recorded decision, p50  ms       30      45  1.50 (1.40-1.60)  <= 1.4 x floor  MISSED by 8 %',
    );
  });

  test('has the same columns in every row of its Markdown', () => {
    const errors = { ...decision, what: 'errors', floor: null, nemcon: 2, spread: null } as const;
    const rows = markdownTable([decision, { ...errors, budget: { is: 'at-most', value: 0 } }]);
    const columns = rows.split('\n').map((row) => row.split('|').length);
    expect(new Set(columns)).toEqual(new Set([columns[0]]));
    expect(rows).toContain('| errors | ms | - | 2 | - | <= 0 | MISSED |');
  });
});
