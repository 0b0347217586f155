import { describe, expect, test } from '@jest/globals';
import { codesOf, stageOf, tried } from './played.ts';

const june = (day: number, hour = 10) =>
  `2024-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const object = (at: string, body = 'P1') => ({ at, body, position: 'object' });
const deadline = june(6);
const voting = {
  silence: 'missing',
  positions: { yes: {}, no: {}, abstain: { abstains: true } },
};
const vote = (body: string, position: string) => ({ at: june(4), body, position });

describe('a break', () => {
  test('that is final closes the stage at its instant', () => {
    const result = tried({ breaks: 'final' }, [object(june(4)), object(june(5), 'P2')]);
    expect(result).toMatchObject({ outcome: 'broken', closedAt: june(4) });
    expect(codesOf(result)).toEqual(['stage-closed']);
  });

  test('that is standing closes it at the expiry, and may be lifted before', () => {
    const lift = { at: june(5), act: 'lift', body: 'P1' };
    expect(tried({}, [object(june(4))])).toMatchObject({ outcome: 'broken', closedAt: deadline });
    expect(tried({}, [object(june(4)), lift])).toMatchObject({ outcome: 'agreed' });
    expect(codesOf(tried({}, [lift]))).toEqual(['nothing-to-lift']);
    expect(codesOf(tried({}, [object(june(4)), { ...lift, at: deadline }]))).toEqual(['elsewhere']);
  });

  test('stays while another objection stands', () => {
    const events = [
      object(june(4)),
      object(june(4), 'P2'),
      { at: june(5), act: 'lift', body: 'P1' },
    ];
    const result = tried({}, events);
    expect(result).toMatchObject({ outcome: 'broken', reason: 'Broken by P2.' });
    expect(result.notices.filter(({ kind }) => kind === 'restored')).toEqual([]);
  });

  test('lifted with less than the least time left holds the stage', () => {
    const lift = { at: '2024-06-06T09:30:00Z', act: 'lift', body: 'P1' };
    const result = tried({ leastAfterRestore: '1 hours' }, [object(june(4)), lift]);
    expect(result).toMatchObject({ outcome: 'held', closedAt: null });
  });

  test('and a lift at one instant are both applied before it is judged', () => {
    const events = [object(june(4)), { at: june(4), act: 'lift', body: 'P1' }];
    expect(tried({ breaks: 'final' }, events)).toMatchObject({ outcome: 'agreed' });
  });

  test('goes where the procedure says', () => {
    expect(tried({ broken: 'council' }, [object(june(4))])).toMatchObject({ next: 'council' });
    expect(tried({ broken: 'end' }, [object(june(4))])).toMatchObject({ next: null });
  });
});

describe('the expiry', () => {
  test.each([
    ['before it', '2024-06-06T09:59:59.999Z', 'broken'],
    ['at it', deadline, 'agreed'],
    ['after it', june(7), 'agreed'],
  ])('lets an objection count %s: %s', (_when, at, outcome) => {
    const result = tried({}, [object(at)]);
    expect(result).toMatchObject({ outcome, closedAt: deadline });
    expect(stageOf(result).late).toHaveLength(outcome === 'agreed' ? 1 : 0);
  });

  test('may count a response at its very instant, where the procedure says so', () => {
    const window = { default: '3 calendar days', atExpiry: 'counts' };
    expect(tried({ window }, [object(deadline)])).toMatchObject({ outcome: 'broken' });
    expect(tried({ window }, [object('2024-06-06T10:00:00.001Z')])).toMatchObject({
      outcome: 'agreed',
    });
  });

  test('is the default where the case names none, and the order of events does not matter', () => {
    const events = [
      { at: june(5), body: 'P2', position: 'agree' },
      { at: june(4), body: 'P1', position: 'agree' },
    ];
    const result = tried({}, events);
    expect(stageOf(result).deadline).toBe(deadline);
    expect(stageOf(result).counted.map(({ body }) => body)).toEqual(['P1', 'P2']);
  });
});

describe('an extension', () => {
  const until = { at: june(5), act: 'extend', until: june(10), reason: 'more time' };
  test('moves the expiry, counted from the one that it moves', () => {
    expect(tried({}, [until])).toMatchObject({ closedAt: june(10) });
    const days = { at: june(5), act: 'extend', calendarDays: 2, reason: 'more time' };
    const result = tried({}, [days]);
    expect(result).toMatchObject({ closedAt: june(8) });
    expect(result.notices.map(({ kind }) => kind)).toEqual(['opened', 'extended', 'closed']);
  });

  test.each([
    ['at the deadline', {}, { ...until, at: deadline }, 'over'],
    ['to an earlier expiry', {}, { ...until, until: june(6, 9) }, 'extension-not-later'],
    ['where there is none', { extension: null }, until, 'nothing-to-extend'],
    [
      'for longer than allowed',
      { extension: { by: 'chair', longest: '5 calendar days' } },
      until,
      'extension-too-long',
    ],
    [
      'beyond the maximum',
      { window: { default: '3 calendar days', maximum: '5 calendar days' } },
      until,
      'extension-too-long',
    ],
    ['by somebody else', {}, { ...until, by: 'P1' }, 'not-your-office'],
  ])('is refused %s', (_why, rules, event, code) => {
    const result = tried(rules, [event]);
    expect(codesOf(result)).toEqual([code]);
    expect(result).toMatchObject({ outcome: 'agreed', closedAt: deadline });
  });

  test('is refused once it was granted as often as it may be', () => {
    const again = { ...until, at: june(7), until: june(12) };
    const result = tried({ extension: { by: 'chair', times: 1 } }, [until, again]);
    expect(codesOf(result)).toEqual(['extensions-used-up']);
  });

  test('that is asked for may be granted by the procedure itself', () => {
    const ask = { at: june(4), act: 'request-more-time', body: 'P2' };
    expect(tried({}, [ask])).toMatchObject({ closedAt: deadline, refused: [] });
    expect(tried({ moreTime: '10 calendar days' }, [ask])).toMatchObject({ closedAt: june(13) });
  });
});

describe('silence', () => {
  test('is assent, or not, as the procedure says', () => {
    expect(tried({ silence: 'assent' })).toMatchObject({ outcome: 'agreed' });
    expect(tried({ silence: 'missing' })).toMatchObject({ outcome: 'not-agreed' });
    const all = ['P1', 'P2', 'P3'].map((body) => ({ at: june(4), body, position: 'agree' }));
    expect(tried({ silence: 'missing' }, all)).toMatchObject({ outcome: 'agreed' });
  });
});

describe('a threshold', () => {
  const share = (of: readonly number[], more: Record<string, unknown> = {}) => ({
    ...voting,
    thresholds: [{ positions: ['yes'], share: { of }, label: 'too few', ...more }],
  });
  test.each([
    ['electorate', 'not-agreed'],
    ['votes-cast', 'not-agreed'],
    ['votes-cast-less-abstentions', 'agreed'],
  ])('of two thirds of the %s', (base, outcome) => {
    const votes = [vote('P1', 'yes'), vote('P2', 'abstain')];
    expect(tried(share([2, 3], { base }), votes)).toMatchObject({ outcome });
  });

  test('may leave out who recused itself', () => {
    const votes = [vote('P1', 'yes'), { at: june(4), act: 'recuse', body: 'P2' }];
    expect(tried(share([1, 2], { base: 'electorate' }), votes)).toMatchObject({
      outcome: 'not-agreed',
    });
    const result = tried(share([1, 2], { base: 'electorate-less-recused' }), votes);
    expect(result).toMatchObject({ outcome: 'agreed' });
    expect(stageOf(result).electorate).toEqual(['P1', 'P3']);
  });

  test.each([
    ['at-least', 'agreed'],
    ['more-than', 'not-agreed'],
    ['at-most', 'agreed'],
    ['less-than', 'not-agreed'],
  ])('of exactly half: %s', (bound, outcome) => {
    const votes = [vote('P1', 'yes'), vote('P2', 'no')];
    expect(tried(share([1, 2], { bound, base: 'votes-cast' }), votes)).toMatchObject({ outcome });
  });

  test('of a fraction is not reached when nobody votes', () => {
    expect(tried(share([1, 2], { base: 'votes-cast' }))).toMatchObject({ outcome: 'not-agreed' });
  });

  test('holds only where its condition does', () => {
    const rules = share([1, 1], { when: { fact: 'grave' } });
    const votes = [vote('P1', 'yes')];
    expect(tried(rules, votes)).toMatchObject({ outcome: 'agreed' });
    expect(tried(rules, votes, { facts: { grave: true } })).toMatchObject({
      outcome: 'not-agreed',
    });
  });
});

describe('a stage', () => {
  test('that closes when all have answered does so', () => {
    const rules = { ...voting, judged: { from: 'all-answered', until: 'expiry' } };
    const votes = ['P1', 'P2', 'P3'].map((body) => vote(body, 'yes'));
    expect(tried(rules, votes)).toMatchObject({ outcome: 'agreed', closedAt: june(4) });
    expect(tried(rules, votes.slice(1))).toMatchObject({ closedAt: deadline });
  });

  test('has no more rounds than it may', () => {
    const freeze = (day: number) => ({ at: june(day), act: 'freeze-version' });
    const result = tried({ rounds: 2 }, [freeze(4), freeze(5)]);
    expect(codesOf(result)).toEqual(['rounds-used-up']);
    expect(result.stages.map(({ outcome }) => outcome)).toEqual(['superseded', 'agreed']);
  });

  test('is not opened while something that it requires is missing', () => {
    const opening = { by: 'chair', requires: [{ fact: 'ready', label: 'it is not ready' }] };
    const result = tried({ opening });
    expect(result).toMatchObject({ outcome: 'refused', closedAt: null, next: null });
    expect(tried({ opening }, [], { facts: { ready: true } })).toMatchObject({
      outcome: 'agreed',
    });
  });

  test('never opens where somebody objects in the meeting to using it, which nothing but an objection does', () => {
    const opening = { by: 'chair', objectable: true };
    const inMeeting = (position: string) => [
      { at: june(3), body: 'P1', position, to: 'opening', reason: 'a debate first' },
    ];
    expect(tried({ opening }, inMeeting('object'))).toMatchObject({ outcome: 'never-opened' });
    expect(codesOf(tried({ opening }, inMeeting('agree')))).toEqual(['not-permitted-now']);
    expect(codesOf(tried({ opening }, inMeeting('veto')))).toEqual(['unknown-position']);
    expect(tried({ opening }, inMeeting('agree'))).toMatchObject({ outcome: 'agreed' });
  });

  test('that waits for a gate is not agreed without it', () => {
    const rules = {
      comments: { by: 'electorate' },
      gate: [{ is: 'comments-disposed', label: 'comments are not disposed of' }],
    };
    const comment = { at: june(4), act: 'comment', body: 'P1', kind: 'editorial', id: 'c1' };
    expect(tried(rules, [comment])).toMatchObject({ outcome: 'not-agreed' });
    const dispose = { at: june(5), act: 'dispose', comment: 'c1', disposition: 'accepted' };
    expect(tried(rules, [comment, dispose])).toMatchObject({ outcome: 'agreed' });
  });
});

describe('a break that stands at the expiry', () => {
  const rules = { determination: { by: 'chair', outcomes: ['agreed'] } };
  test('is broken, whatever finding is left to a person', () => {
    expect(tried(rules, [object(june(4))])).toMatchObject({
      outcome: 'broken',
      closedAt: deadline,
    });
  });
});

describe('a determination', () => {
  const rules = { determination: { by: 'chair', outcomes: ['agreed'] } };
  const determine = (outcome: string, more = {}) => ({
    at: june(7),
    act: 'determine',
    outcome,
    reason: 'rough consensus',
    ...more,
  });
  test('is awaited after the expiry, and closes the stage', () => {
    expect(tried(rules)).toMatchObject({ outcome: 'open', closedAt: null });
    expect(tried(rules, [determine('agreed')])).toMatchObject({
      outcome: 'agreed',
      closedAt: june(7),
    });
  });

  test.each([
    ['before the expiry', { at: june(5) }, 'not-asked-for'],
    ['without reasons', { reason: '' }, 'reason-needed'],
    ['by somebody else', { by: 'P1' }, 'not-your-office'],
  ])('is refused %s', (_why, more, code) => {
    expect(codesOf(tried(rules, [determine('agreed', more)]))).toEqual([code]);
  });

  test('finds nothing that the procedure does not let it find', () => {
    expect(codesOf(tried(rules, [determine('broken')]))).toEqual(['determination-forbidden']);
  });
});
