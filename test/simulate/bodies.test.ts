import { describe, expect, test } from '@jest/globals';
import { codesOf, oneStage, resultOf, stageOf, stageWith, tried } from './played.ts';

const june = (day: number, hour = 10) =>
  `2024-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const object = (at: string, body = 'P1') => ({ at, body, position: 'object' });
const deadline = june(6);

describe('a letter', () => {
  const letter = (behalf: readonly string[]) => ({ ...object(june(4)), behalf });
  test('counts for whom it may speak, and says for whom it does not', () => {
    const result = tried({}, [letter(['P2', 'P3'])], { mandates: { P1: ['P2'] } });
    expect(stageOf(result).counted.map(({ body }) => body)).toEqual(['P1', 'P2']);
    expect(result.refused).toMatchObject([{ body: 'P3', position: 'object', code: 'no-letter' }]);
  });

  test('without any mandate counts for its author alone', () => {
    const result = tried({}, [letter(['P2'])]);
    expect(stageOf(result).counted.map(({ body }) => body)).toEqual(['P1']);
  });
});

describe('what is refused changes nothing', () => {
  test.each([
    ['a body outside the electorate', object(june(4), 'P9'), 'not-in-electorate'],
    ['an unknown position', { ...object(june(4)), position: 'shout' }, 'unknown-position'],
    ['a text that is not there', { ...object(june(4)), version: 7 }, 'text-changed'],
    ['a re-issue without a break', { at: june(4), act: 'reissue' }, 'nothing-broken'],
    ['an objection to the opening', { ...object(june(5)), to: 'opening' }, 'not-asked-for'],
    ['an act before the start', object('2024-06-01T00:00:00Z'), 'not-tasked'],
    ['an unknown stage', { ...object(june(4)), stage: 'nowhere' }, 'unknown-stage'],
    ['an act of another route', { at: june(4), act: 'publish' }, 'not-asked-for'],
  ])('%s', (_what, event, code) => {
    const result = tried({}, [event]);
    expect(codesOf(result)).toEqual([code]);
    expect(result).toMatchObject({ outcome: 'agreed', closedAt: deadline });
    expect(stageOf(result)).toMatchObject({ counted: [], void: [], late: [] });
  });

  test('a missing reason, or it is void where the procedure says so', () => {
    const needs = (withoutReason: string) => ({
      positions: { object: { effect: 'breaks', withoutReason } },
    });
    expect(codesOf(tried(needs('refuse'), [object(june(4))]))).toEqual(['reason-needed']);
    expect(stageOf(tried(needs('void'), [object(june(4))])).void).toMatchObject([{ body: 'P1' }]);
  });
});

describe('a re-issue', () => {
  test('answers a final break with a new text and a new period', () => {
    const reissue = { at: june(10), act: 'reissue', window: { hours: 48 } };
    const result = tried({ breaks: 'final', broken: 'chair' }, [object(june(4)), reissue]);
    expect(result).toMatchObject({ outcome: 'agreed', closedAt: june(12) });
    expect(result.stages).toMatchObject([
      { outcome: 'broken', closedAt: june(4), version: 1, next: 'chair' },
      { outcome: 'agreed', round: 2, version: 2, openedAt: june(10) },
    ]);
  });

  test('answers a standing break at once', () => {
    const result = tried({}, [object(june(4)), { at: june(5), act: 'reissue' }]);
    expect(result.stages).toMatchObject([
      { outcome: 'broken', closedAt: june(5) },
      { outcome: 'agreed', closedAt: june(8), electorate: ['P1', 'P2', 'P3'] },
    ]);
  });
});

describe('a body that answers again', () => {
  test('is counted with its last position; the other is void', () => {
    const result = tried({}, [object(june(4)), { ...object(june(5)), position: 'agree' }]);
    expect(result).toMatchObject({ outcome: 'agreed' });
    expect(stageOf(result)).toMatchObject({
      counted: [{ body: 'P1', position: 'agree' }],
      void: [{ body: 'P1', position: 'object' }],
    });
  });
});

describe('two stages at once', () => {
  test('are told apart by their names', () => {
    const stages = [stageWith({}), stageWith({ id: 'other' })];
    const procedure = { ...oneStage({}), steps: [{ id: 'only', title: 'Only', stages }] };
    const events = [object(june(4)), { ...object(june(4)), stage: 'other' }];
    const result = resultOf({ procedure, start: june(3), electorate: 3, events });
    expect(codesOf(result)).toEqual(['ambiguous-stage']);
    expect(result.stages.map(({ id, outcome }) => [id, outcome])).toContainEqual([
      'other',
      'broken',
    ]);
  });
});
