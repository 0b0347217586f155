import { describe, expect, test } from '@jest/globals';
import { codesOf, resultOf, stageOf } from './played.ts';

const day = (n: number, hour = 12) =>
  new Date(Date.UTC(2024, 0, n, hour)).toISOString().replace('.000Z', 'Z');
const start = day(8);

function answers(at: string, bodies: string, position: string, reason?: string) {
  return { at, bodies, position, ...(reason === undefined ? {} : { reason }) };
}

describe('a charter review', () => {
  const review = (events: readonly unknown[], more = {}) =>
    resultOf({
      procedure: 'w3c-charter-review',
      start,
      electorate: { AC: 10, council: 4 },
      events,
      ...more,
    });
  const objection = { at: day(10), body: 'AC1', position: 'formal-objection', reason: 'scope' };

  test('is left to a determination: silence is no approval', () => {
    expect(review([])).toMatchObject({ outcome: 'open', next: null });
    const found = { at: day(40), act: 'determine', outcome: 'agreed', reason: 'support' };
    expect(review([found])).toMatchObject({ outcome: 'agreed', closedAt: day(40) });
  });

  test('lasts 60 days in all when anybody asks for more time', () => {
    const ask = { at: day(10), act: 'request-more-time', body: 'AC3' };
    expect(stageOf(review([ask, ask])).deadline).toBe(day(68));
    const longer = { window: { calendarDays: 70 } };
    expect(stageOf(review([ask], longer)).deadline).toBe(day(78));
  });

  test('goes to the council when a formal objection stands at its close', () => {
    const found = { at: day(37), act: 'determine', outcome: 'agreed', reason: 'support' };
    const result = review([objection, found]);
    expect(codesOf(result)).toEqual(['not-asked-for']);
    expect(result.stages).toMatchObject([
      { id: 'review', outcome: 'raised', closedAt: day(36), next: 'council' },
      { id: 'council', openedAt: day(36) },
    ]);
  });

  test('is determined as usual when the objection was lifted before', () => {
    const lift = { at: day(20), act: 'lift', body: 'AC1' };
    expect(review([objection, lift]).stages).toHaveLength(1);
  });

  test.each([
    ['upheld', 'council1..3', 'council4..4', { outcome: 'not-agreed', next: null }],
    ['overruled', 'council4..4', 'council1..3', { outcome: 'agreed', next: null }],
    ['a tie', 'council1..2', 'council3..4', { outcome: 'open', next: 'chair', closedAt: null }],
  ])('has its outcome from the council: %s', (_what, uphold, overrule, whole) => {
    const votes = [answers(day(40), uphold, 'uphold'), answers(day(40), overrule, 'overrule')];
    expect(review([objection, ...votes])).toMatchObject(whole);
  });

  test('has a council whose members do not recuse one by one', () => {
    const recuse = { at: day(40), act: 'recuse', body: 'council1' };
    expect(codesOf(review([objection, recuse]))).toEqual(['not-permitted-now']);
  });

  test('has a tie broken by the chair', () => {
    const votes = [
      answers(day(40), 'council1..2', 'uphold'),
      answers(day(40), 'council3..4', 'overrule'),
    ];
    const found = { at: day(41), act: 'determine', outcome: 'agreed', reason: 'weighed' };
    expect(review([objection, ...votes, found])).toMatchObject({
      outcome: 'agreed',
      closedAt: day(41),
    });
  });
});

describe('a simple majority', () => {
  const vote = (electorate: number, events: readonly unknown[]) =>
    resultOf({ procedure: 'simple-majority', start, electorate, window: { hours: 48 }, events });

  test('closes as soon as the rest cannot change it', () => {
    const events = [answers(day(9, 1), 'P1..P49', 'yes'), answers(day(9, 2), 'P50..P98', 'yes')];
    expect(vote(193, events)).toMatchObject({ outcome: 'agreed', closedAt: day(9, 2) });
    expect(vote(193, [answers(day(9, 1), 'P1..P97', 'no')])).toMatchObject({
      outcome: 'not-agreed',
      closedAt: day(9, 1),
    });
  });

  test('stays open while one vote could change it', () => {
    const events = [answers(day(9, 1), 'P1..P2', 'yes'), answers(day(9, 1), 'P3..P4', 'no')];
    expect(vote(5, events)).toMatchObject({ outcome: 'not-agreed', closedAt: day(10) });
  });

  test.each([
    ['abstentions take part in the quorum', 'P1..P1', 'P2..P5', 'agreed'],
    ['less than half take part', 'P1..P1', 'P2..P4', 'not-agreed'],
  ])('%s', (_what, yes, abstain, outcome) => {
    const events = [answers(day(9), yes, 'yes'), answers(day(9), abstain, 'abstain')];
    expect(vote(10, events)).toMatchObject({ outcome });
  });

  test('needs more than half: a tie is not enough', () => {
    const events = [answers(day(9), 'P1..P5', 'yes'), answers(day(9), 'P6..P10', 'no')];
    expect(vote(10, events)).toMatchObject({ outcome: 'not-agreed' });
  });

  test('is not carried by nobody', () => {
    expect(vote(10, [answers(day(9), 'P1..P10', 'abstain')])).toMatchObject({
      outcome: 'not-agreed',
    });
  });
});

describe('a special majority', () => {
  const vote = (yes: string, no: string) =>
    resultOf({
      procedure: 'oasis-special-majority',
      start,
      electorate: 12,
      events: [answers(day(9), yes, 'yes'), answers(day(9), no, 'no')],
    });
  test.each([
    ['two thirds, a quarter against', 'P1..P8', 'P9..P11', 'agreed'],
    ['one less in favour', 'P1..P7', 'P9..P9', 'not-agreed'],
    ['one more against', 'P1..P8', 'P9..P12', 'not-agreed'],
  ])('of %s: %s', (_what, yes, no, outcome) => {
    expect(vote(yes, no)).toMatchObject({ outcome });
  });
});

describe('an international standard', () => {
  const ballot = (events: readonly unknown[], procedure = 'iso-dis') =>
    resultOf({ procedure, start, electorate: { P: 3, O: 3 }, events });

  test('lists a negative vote without reasons as void, and does not count it', () => {
    const events = [answers(day(9), 'P1..P2', 'approve'), answers(day(9), 'P3..P3', 'disapprove')];
    const result = ballot(events);
    expect(result).toMatchObject({ outcome: 'agreed' });
    expect(stageOf(result)).toMatchObject({
      void: [{ body: 'P3', position: 'disapprove' }],
      tally: { approve: 2, disapprove: 0 },
    });
  });

  test('is not approved by nobody', () => {
    expect(ballot([])).toMatchObject({ outcome: 'not-agreed' });
    expect(ballot([answers(day(9), 'O1..O3', 'approve')])).toMatchObject({
      outcome: 'not-agreed',
    });
  });

  test('takes comments as an enquiry and none any more as a final draft', () => {
    const comment = { at: day(9), act: 'comment', body: 'P1', kind: 'editorial' };
    expect(codesOf(ballot([comment]))).toEqual([]);
    expect(codesOf(ballot([comment], 'iec-fdis'))).toEqual(['comments-closed']);
  });
});

describe('a ballot with positions', () => {
  const ballot = (documentKind: string, events: readonly unknown[]) =>
    resultOf({
      procedure: 'iesg-ballot',
      start,
      electorate: 15,
      facts: { documentKind },
      window: { calendarDays: 7 },
      events,
    });
  test('needs one Yes alone for other documents', () => {
    expect(ballot('informational', [answers(day(9), 'P1..P1', 'yes')])).toMatchObject({
      outcome: 'agreed',
      closedAt: day(15),
    });
  });

  test('passes at the first moment when nothing is missing any more', () => {
    const early = [answers(day(9), 'P1..P9', 'yes')];
    expect(ballot('bcp', early)).toMatchObject({ outcome: 'open' });
    expect(ballot('bcp', [...early, answers(day(20), 'P10..P10', 'no-objection')])).toMatchObject({
      outcome: 'agreed',
      closedAt: day(20),
    });
  });

  test('needs a text for a Discuss', () => {
    const discuss = { at: day(9), body: 'P1', position: 'discuss' };
    expect(codesOf(ballot('bcp', [discuss]))).toEqual(['reason-needed']);
  });
});

describe('a last call', () => {
  const call = (facts: Record<string, boolean>) =>
    stageOf(resultOf({ procedure: 'ietf-last-call', start, facts })).deadline;
  test('lasts four weeks where nothing says that two are enough', () => {
    expect(call({ workingGroupDocument: true })).toBe(day(22));
    expect(call({})).toBe(day(36));
    expect(call({ workingGroupDocument: true, toInternetStandard: true })).toBe(day(36));
  });
});

describe('a simplified written procedure', () => {
  const written = (facts: Record<string, unknown>) =>
    resultOf({ procedure: 'eu-council-12-2', start, electorate: 27, facts }).outcome;
  test.each([
    [{ subject: 'a' }, 'refused'],
    [{ subject: 'b', coreperExamined: false }, 'refused'],
    [{ subject: 'b', coreperExamined: true }, 'agreed'],
    [{ subject: 'd' }, 'agreed'],
    [{ coreperExamined: true }, 'refused'],
  ])('on %j is %s', (facts, outcome) => {
    expect(written(facts)).toBe(outcome);
  });
});

describe('a two-step approval', () => {
  const request = (events: readonly unknown[], amount = 50_000) =>
    resultOf({
      procedure: 'two-step-approval',
      start,
      electorate: { manager: ['anna'], finance: 3 },
      facts: { amount },
      events,
    });
  test('ends with a rejection, in either step', () => {
    const no = { at: day(9), body: 'anna', position: 'reject' };
    expect(request([no])).toMatchObject({ outcome: 'not-agreed', closedAt: day(9) });
    const yes = { ...no, position: 'approve' };
    const rejected = { at: day(10), body: 'finance2', position: 'reject' };
    expect(request([yes, rejected])).toMatchObject({ outcome: 'not-agreed' });
  });

  test('is never decided by a slip, which escalates', () => {
    const result = request([]);
    expect(result).toMatchObject({ outcome: 'open', closedAt: null });
    expect(result.notices.map(({ kind }) => kind)).toEqual(['opened', 'reminder', 'escalation']);
  });
});
