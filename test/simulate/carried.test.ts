import { describe, expect, test } from '@jest/globals';
import { codesOf, faultsOf, resultOf, stageOf, tried, oneStage } from './played.ts';

const carry = { newText: { by: 'chair', carry: 'unchanged-clauses' } };

function answer(body: string, clauses: readonly string[] = [], more: object = {}) {
  return { at: '2024-06-03T11:00:00Z', body, position: 'agree', clauses, ...more };
}

function freeze(changed?: readonly string[]) {
  return {
    at: '2024-06-04T10:00:00Z',
    act: 'freeze-version',
    ...(changed === undefined ? {} : { changed }),
  };
}

const carriedAnswer = [
  { body: 'P1', position: 'agree', at: '2024-06-03T11:00:00Z', carriedFrom: 1 },
];

describe('a position on clauses that the new text did not change', () => {
  test('is carried on where the procedure says so, and says so itself', () => {
    const result = tried(carry, [answer('P1', ['3.2']), answer('P2', ['2']), freeze(['2.1'])]);
    expect(stageOf(result, 1)).toMatchObject({ round: 2, version: 2, counted: carriedAnswer });
    expect(stageOf(result, 0).void).toMatchObject([{ body: 'P1' }, { body: 'P2' }]);
  });

  test('is not carried by a procedure that does not say so', () => {
    const result = tried({}, [answer('P1', ['3.2']), freeze(['2'])]);
    expect(stageOf(result, 1).counted).toEqual([]);
  });

  test('is not carried where nobody knows what changed, nor where it is about the whole', () => {
    expect(stageOf(tried(carry, [answer('P1', ['3.2']), freeze()]), 1).counted).toEqual([]);
    expect(stageOf(tried(carry, [answer('P1'), freeze(['2'])]), 1).counted).toEqual([]);
  });

  test('is touched by a change of its parts and of what it is a part of', () => {
    for (const changed of ['3', '3.2', '3.2.1'])
      expect(stageOf(tried(carry, [answer('P1', ['3.2']), freeze([changed])]), 1).counted).toEqual(
        [],
      );
    expect(stageOf(tried(carry, [answer('P1', ['3.2']), freeze(['3.20'])]), 1).counted).toEqual(
      carriedAnswer,
    );
  });

  test('is replaced by a new one like any other', () => {
    const later = { at: '2024-06-04T11:00:00Z', body: 'P1', position: 'object' };
    const result = tried(carry, [answer('P1', ['3.2']), freeze(['2']), later]);
    expect(stageOf(result, 1)).toMatchObject({
      counted: [{ body: 'P1', position: 'object' }],
      void: [{ body: 'P1', position: 'agree', carriedFrom: 1 }],
    });
  });

  test('is not carried for a body that withdrew it', () => {
    const gone = { at: '2024-06-03T12:00:00Z', act: 'withdraw-position', body: 'P1' };
    const result = tried(carry, [answer('P1', ['3.2']), gone, freeze(['2'])]);
    expect(stageOf(result, 1).counted).toEqual([]);
  });

  test('goes on through a second new text, from the version that it was given to', () => {
    const again = { at: '2024-06-04T12:00:00Z', act: 'freeze-version', changed: ['4'] };
    const result = tried(carry, [answer('P1', ['3.2']), freeze(['2']), again]);
    expect(stageOf(result, 2).counted).toEqual(carriedAnswer);
    const touched = { ...again, changed: ['3.2'] };
    const other = tried(carry, [answer('P1', ['3.2']), freeze(['2']), touched]);
    expect(stageOf(other, 2).counted).toEqual([]);
  });
});

describe('an objection to a clause that did not change', () => {
  const objection = answer('P1', ['3.2'], { position: 'object' });
  const reissue = { at: '2024-06-04T10:00:00Z', act: 'reissue', changed: ['2'] };

  test('breaks the new silence as well, and is told at its opening', () => {
    const result = tried(carry, [objection, reissue]);
    expect(result.outcome).toBe('broken');
    const broken = result.notices.filter(({ kind }) => kind === 'broken');
    expect(broken.map(({ at }) => at)).toEqual(['2024-06-03T11:00:00Z', '2024-06-04T10:00:00Z']);
  });

  test('may be lifted there', () => {
    const lift = { at: '2024-06-04T11:00:00Z', act: 'lift', body: 'P1' };
    expect(tried(carry, [objection, reissue, lift]).outcome).toBe('agreed');
  });

  test('is spent where a break was final', () => {
    const result = tried({ ...carry, breaks: 'final' }, [objection, reissue]);
    expect(stageOf(result, 1)).toMatchObject({ outcome: 'agreed', counted: [] });
  });
});

describe('the acts that mend, in a case', () => {
  test('withdrawing an objection restores the silence', () => {
    const result = tried({}, [
      { at: '2024-06-03T11:00:00Z', body: 'P1', position: 'object' },
      { at: '2024-06-03T12:00:00Z', act: 'withdraw-position', body: 'P1' },
      { at: '2024-06-03T13:00:00Z', act: 'withdraw-position', body: 'P1' },
    ]);
    expect(result.outcome).toBe('agreed');
    expect(result.notices.map(({ kind }) => kind)).toContain('restored');
    expect(codesOf(result)).toEqual(['nothing-to-withdraw']);
  });

  const everybody = {
    silence: 'missing',
    judged: { from: 'opening', until: 'decided' },
    passOver: { by: 'chair' },
  };
  const two = [answer('P1'), answer('P2')];

  test('a stage goes on without a body that never answers, after its deadline', () => {
    const passed = { at: '2024-06-10T10:00:00Z', act: 'pass-over', body: 'P3' };
    const result = tried(everybody, [...two, passed]);
    expect(result).toMatchObject({ outcome: 'agreed', closedAt: '2024-06-10T10:00:00Z' });
    expect(stageOf(result)).toMatchObject({ electorate: ['P1', 'P2', 'P3'], tally: { silent: 1 } });
    const early = { ...passed, at: '2024-06-04T10:00:00Z' };
    expect(codesOf(tried(everybody, [...two, early]))).toEqual(['not-permitted-now']);
  });

  test('nobody is passed over where the procedure does not say so', () => {
    const passed = { at: '2024-06-10T10:00:00Z', act: 'pass-over', body: 'P3' };
    const { passOver: _, ...rules } = everybody;
    expect(codesOf(tried(rules, [...two, passed]))).toEqual(['not-permitted-now']);
  });

  test('a passed-over body stays in the denominator', () => {
    const thresholds = [
      { positions: ['agree'], share: { of: [3, 4] }, label: 'three quarters are missing' },
    ];
    const passed = { at: '2024-06-10T10:00:00Z', act: 'pass-over', body: 'P3' };
    const result = tried({ ...everybody, thresholds }, [...two, passed]);
    expect(result.outcome).toBe('open');
  });

  test('passing over at a deadline that closes the stage makes no sense', () => {
    expect(
      faultsOf({
        procedure: oneStage({ passOver: { by: 'chair' } }),
        start: '2024-06-03T10:00:00Z',
        electorate: 3,
      }),
    ).toEqual([
      'procedure.steps[0].stages[0].passOver.from: can never be: the stage closes at its deadline; write opening',
    ]);
  });

  test('somebody else of the same office may, and a case that names nobody means them', () => {
    const at = '2024-06-07T11:00:00Z';
    const result = tried({ determination: { by: 'chair' } }, [
      freeze(['1']),
      { at, act: 'determine', outcome: 'agreed', reason: 'consensus' },
    ]);
    expect(result.outcome).toBe('agreed');
  });

  test('an erratum strikes the response of a body, and corrects any event by its number', () => {
    const result = tried({}, [
      answer('P1'),
      { at: '2024-06-03T12:00:00Z', act: 'erratum', body: 'P1', reason: 'it was P2' },
      { at: '2024-06-03T12:30:00Z', act: 'erratum', event: 2 },
      { at: '2024-06-03T12:40:00Z', act: 'erratum', event: 200 },
      { at: '2024-06-03T12:50:00Z', act: 'erratum', body: 'P3' },
    ]);
    expect(stageOf(result)).toMatchObject({ counted: [], void: [{ body: 'P1' }] });
    expect(codesOf(result)).toEqual(['unknown-event', 'unknown-event']);
  });

  test('whoever wrote the text does not find its outcome, unless the procedure lets them', () => {
    const finding = { determination: { by: 'chair' } };
    const at = '2024-06-07T11:00:00Z';
    const found = { at, act: 'determine', outcome: 'agreed', reason: 'consensus' };
    const events = [
      { at: '2024-06-03T11:00:00Z', act: 'freeze-version', by: 'chair' },
      { ...found, by: 'chair' },
    ];
    expect(codesOf(tried(finding, events))).toEqual(['separation-of-duties']);
    const lax = { ...oneStage(finding), separation: [] };
    const start = '2024-06-03T10:00:00Z';
    expect(resultOf({ procedure: lax, start, electorate: 3, events }).outcome).toBe('agreed');
  });
});
