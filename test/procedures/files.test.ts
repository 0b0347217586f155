import { describe, expect, test } from '@jest/globals';
import { parseProcedure, ProcedureFaulty, shippedProcedures } from '../../procedures/load.ts';

const short = `
id: short
version: 1
title: A short one
ladder:
  - { kind: reminder, offset: 2 working days }
  - { kind: escalation, to: [secretary] }
  - { kind: escalation, offset: 1 working day, to: [director] }
steps:
  - id: only
    title: Only step
    stages:
      - kind: decision
        id: only
        title: Only stage
        electorate: nations
        opening: { by: secretary }
        window: { default: 3 working days, minimum: 72 hours }
        positions: { agree: {}, object: { effect: breaks } }
`;

function faults(text: string): readonly string[] {
  try {
    parseProcedure('file', text);
  } catch (error) {
    if (error instanceof ProcedureFaulty) return error.faults;
    throw error;
  }
  return [];
}

describe('a procedure file', () => {
  test('every shipped one makes sense', () => {
    const ids = shippedProcedures().map(({ id }) => id);
    for (const id of ['sdpr', 'sdpr-demo', 'nato-silence', 'nato-consensus', 'two-step-approval'])
      expect(ids).toContain(id);
  });

  test('leaves out what is usual: the defaults are filled', () => {
    const [step] = parseProcedure('short', short).steps;
    expect(step?.stages[0]).toMatchObject({
      silence: 'missing',
      breaks: 'standing',
      window: {
        default: { workingDays: 3 },
        minimum: [{ when: null, is: { hours: 72 } }],
        atExpiry: 'late',
        planned: { from: 'never' },
      },
      positions: { agree: { needsReason: false }, object: { needsReason: true } },
      agreed: { to: 'next', sets: [] },
      ladder: [
        { kind: 'reminder', when: 'before', to: ['holder'], level: 0 },
        { kind: 'escalation', when: 'after', offset: { seconds: 0 }, level: 1 },
        { kind: 'escalation', when: 'after', to: ['director'], level: 2 },
      ],
    });
  });

  test('is YAML 1.2: yes is a word, and a version written as one is refused', () => {
    expect(faults(short.replace('title: A short one', 'title: yes'))).toEqual([]);
    expect(faults(short.replace('version: 1', 'version: yes'))).toEqual([
      expect.stringMatching(/^version: /),
    ]);
  });

  test('has every fault told with its path, not only the first', () => {
    const found = faults(
      short
        .replace('3 working days', 'three days')
        .replace('electorate: nations', 'electorat: nations')
        .replace('effect: breaks', 'effect: shatters'),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^steps\[0\]\.stages\[0\]\.window\.default: is no length of time/),
        expect.stringMatching(/^steps\[0\]\.stages\[0\]\.electorate: /),
        expect.stringMatching(/^steps\[0\]\.stages\[0\]\.positions\.object\.effect: /),
      ]),
    );
  });

  test('that names a step or a position it does not have is refused', () => {
    expect(faults(`${short}        agreed: { step: nowhere }\n`)).toEqual([
      'steps[0].stages[0].agreed: there is no step nowhere',
    ]);
    const threshold = '{ positions: [approve], share: { count: 1 }, label: one approves }';
    expect(faults(`${short}        thresholds: [${threshold}]\n`)).toEqual([
      'steps[0].stages[0].thresholds[0].positions: there is no position approve',
    ]);
  });

  test('with the same key twice or broken indentation is refused', () => {
    expect(faults(`${short}id: again\n`)).toHaveLength(1);
    expect(faults('id: [').length).toBeGreaterThan(0);
  });
});
