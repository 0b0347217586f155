import { describe, expect, test } from '@jest/globals';
import { codesOf, oneStage, resultOf, stageOf, stageWith, tried } from './played.ts';

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

  test('that waits for a gate is not agreed without it', () => {
    const rules = {
      comments: { by: 'electorate' },
      gate: [{ is: 'comments-disposed', label: 'every comment is disposed of' }],
    };
    const comment = { at: june(4), act: 'comment', body: 'P1', kind: 'editorial', id: 'c1' };
    expect(tried(rules, [comment])).toMatchObject({ outcome: 'not-agreed' });
    const dispose = { at: june(5), act: 'dispose', comment: 'c1', disposition: 'accepted' };
    expect(tried(rules, [comment, dispose])).toMatchObject({ outcome: 'agreed' });
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
