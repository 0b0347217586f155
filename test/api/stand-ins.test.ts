import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { appointed, askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
let api: TestedApi;
let review: string;

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
}, 90_000);
afterAll(async () => {
  await api.close();
});

/** Asks to lend, as the person `by`. */
function lend(by: string, mandate: string, person: string, more: object = {}) {
  const body = { mandate, person, until: inDays(3), reason: 'On leave.', ...more };
  return api.post(by, '/api/stand-ins', body);
}

describe('a stand-in acts in the place of the principal, on record as both', () => {
  test('in the answer, the timeline, the list of positions and the receipt', async () => {
    const principal = await appointed(api, 'NOR');
    const standIn = freshId('bo');
    const set = await done(lend(principal.person, principal.mandate, standIn));
    expect(set.at('what')).toMatchObject({ setBy: 'principal', principal: principal.person });
    const { path, responses, text, reference } = await askToAgree(api, review);
    const key = freshId('key');
    const answer = await done(api.post(standIn, responses, { position: 'agree', text }, { key }));
    const both = { person: standIn, body: 'NOR', principal: principal.person };
    expect(answer.at('accepted', 'by')).toMatchObject(both);
    const timeline = await api.get(standIn, `${path}/timeline`);
    expect(JSON.stringify(timeline.body)).toContain(
      `NOR answered agree (${standIn} for ${principal.person}).`,
    );
    expect((await api.get(standIn, responses)).at('items', 0)).toMatchObject({
      person: standIn,
      principal: principal.person,
    });
    const receipt = `/api/receipts/recommendation%3A${reference}/${key}`;
    expect((await api.get(standIn, receipt)).at('by')).toMatchObject(both);
  });

  test('is set by the head of the delegation or the secretary where the principal is absent', async () => {
    const head = await appointed(api, 'DEU', 'head-of-delegation');
    const { mandate } = await appointed(api, 'DEU');
    const byHead = await done(lend(head.person, mandate, freshId('bo')));
    expect(byHead.at('what', 'setBy')).toBe('head-of-delegation');
    const bySecretary = await done(lend(secretary, mandate, freshId('bo')));
    expect(bySecretary.at('what', 'setBy')).toBe('secretary');
    const seen = await api.get(head.person, '/api/stand-ins?body=DEU');
    expect(seen.at('items')).toHaveLength(2);
    expect(seen.at('items', 0, 'reason')).toBe('On leave.');
    const elsewhere = await api.get('delegate.fra', '/api/stand-ins?body=DEU');
    expect(elsewhere.at('items', 0)).toMatchObject({ setBy: expect.any(String), reason: null });
    expect((await api.get('paul.nobody', '/api/stand-ins')).at('items')).toEqual([]);
  });

  test('holds only between its dates', async () => {
    const { person, mandate } = await appointed(api, 'FRA');
    const standIn = freshId('later');
    await done(lend(person, mandate, standIn, { from: inDays(1) }));
    expect((await api.get(standIn, '/api/me')).at('mandates')).toEqual([]);
    const undated = await api.post(person, '/api/stand-ins', { mandate, person: standIn });
    expect([undated.status, undated.at('code')]).toEqual([400, 'invalid-request']);
    const past = await lend(person, mandate, standIn, { until: inDays(-1) });
    expect([past.status, past.at('errors', 0, 'path')]).toEqual([400, '/until']);
  });
});

describe('revoking a stand-in ends it with the next request', () => {
  test.each(['principal', 'head', 'secretary'])('by the %s, between read and act', async (who) => {
    const principal = await appointed(api, 'NOR');
    const head = await appointed(api, 'NOR', 'head-of-delegation');
    const standIn = freshId('bo');
    const set = await done(lend(principal.person, principal.mandate, standIn));
    const { responses, text } = await askToAgree(api, review);
    const read = await api.get(standIn, '/api/inbox?limit=200');
    expect(JSON.stringify(read.body)).toContain(responses);
    const by = { principal: principal.person, head: head.person, secretary }[who] ?? '';
    const address = `/api/stand-ins/${String(set.at('what', 'id'))}/revocation`;
    await done(api.post(by, address, { reason: 'Back again.' }));
    const answer = await api.post(standIn, responses, { position: 'agree', text });
    expect([answer.status, answer.at('code')]).toEqual([404, 'unknown-recommendation']);
    expect((await api.get(standIn, '/api/inbox')).at('items')).toEqual([]);
    const ended = await api.get(by, `/api/stand-ins?body=NOR&ended=true`);
    expect(JSON.stringify(ended.body)).toContain(standIn);
  });

  test('and so does revoking what was lent', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const standIn = freshId('bo');
    await done(lend(person, mandate, standIn));
    expect((await api.get(standIn, '/api/me')).at('mandates')).toHaveLength(1);
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    expect((await api.get(standIn, '/api/me')).at('mandates')).toEqual([]);
  });

  test('is not for the stand-in of another, nor for another delegation', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const set = await done(lend(person, mandate, freshId('bo')));
    const other = await appointed(api, 'DEU', 'head-of-delegation');
    const address = `/api/stand-ins/${String(set.at('what', 'id'))}/revocation`;
    const answer = await api.post(other.person, address, {});
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
    const unknown = await api.post(secretary, '/api/stand-ins/none/revocation', {});
    expect([unknown.status, unknown.at('code')]).toEqual([404, 'unknown-stand-in']);
  });
});

describe('what may not be lent', () => {
  test('what was lent to oneself: one hop', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const standIn = freshId('bo');
    const set = await done(lend(person, mandate, standIn));
    const onward = await lend(standIn, String(set.at('what', 'id')), freshId('third'));
    expect([onward.status, onward.at('code')]).toEqual([409, 'stand-in-chain']);
    const around = await lend(standIn, mandate, freshId('third'));
    expect([around.status, around.at('code')]).toEqual([403, 'not-allowed']);
  });

  test('a head whose mandate was lent cannot lend it on as head', async () => {
    const { person, mandate } = await appointed(api, 'NOR', 'head-of-delegation');
    const standIn = freshId('acting-head');
    await done(lend(person, mandate, standIn));
    const answer = await lend(standIn, mandate, freshId('third'));
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  });

  test('in a circle, also when both ask at once', async () => {
    const one = await appointed(api, 'NOR');
    const other = await appointed(api, 'NOR');
    const answers = await Promise.all([
      lend(one.person, one.mandate, other.person),
      lend(other.person, other.mandate, one.person),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.map((answer) => answer.at('code'))).toContain('stand-in-cycle');
  });

  test('to oneself, by whatever office', async () => {
    const own = await appointed(api, 'NOR');
    const head = await appointed(api, 'NOR', 'head-of-delegation');
    for (const [by, to] of [
      [own.person, own.person],
      [head.person, head.person],
      [secretary, secretary],
    ] as const) {
      const answer = await lend(by, own.mandate, to);
      expect([answer.status, answer.at('code')]).toEqual([403, 'self-approval']);
    }
    const attempts = await findRefusedAttempts(api.harness.store, { person: head.person });
    expect(attempts).toMatchObject([{ code: 'self-approval', route: 'POST /api/stand-ins' }]);
  });

  test('a stand-in secretary appoints neither themselves nor whom they stand in for', async () => {
    const principal = await appointed(api, 'IS', 'secretary');
    const standIn = freshId('acting-secretary');
    await done(lend(principal.person, principal.mandate, standIn));
    const { mandate } = await appointed(api, 'NOR');
    for (const person of [standIn, principal.person]) {
      const lent = await lend(standIn, mandate, person);
      expect([lent.status, lent.at('code')]).toEqual([403, 'self-approval']);
      const wanted = { person, body: 'NOR', role: 'delegate' };
      const granted = await api.post(standIn, '/api/mandates', wanted);
      expect([granted.status, granted.at('code')]).toEqual([403, 'not-allowed']);
    }
    await done(lend(standIn, mandate, freshId('bo')));
  });

  test('for longer than it is held, or after it has ended', async () => {
    const person = freshId('short');
    const body = { person, body: 'NOR', role: 'delegate', until: inDays(2) };
    const granted = await done(api.post(secretary, '/api/mandates', body));
    const mandate = String(granted.at('what', 'id'));
    const answer = await lend(person, mandate, freshId('bo'));
    expect([answer.status, answer.at('code')]).toEqual([422, 'wider-than-held']);
    await done(lend(person, mandate, freshId('bo'), { until: inDays(1) }));
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    const late = await lend(secretary, mandate, freshId('bo'), { until: inDays(1) });
    expect([late.status, late.at('code')]).toEqual([409, 'mandate-ended']);
  });

  test('as something else than it is, by way of POST /api/mandates', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const wanted = { person: freshId('bo'), lentFrom: mandate, until: inDays(1) };
    for (const [body, role] of [
      ['USA', 'delegate'],
      ['NOR', 'head-of-delegation'],
    ] as const) {
      const answer = await api.post(secretary, '/api/mandates', { ...wanted, body, role });
      expect([answer.status, answer.at('code')]).toEqual([422, 'wider-than-held']);
    }
    const own = { ...wanted, body: 'NOR', role: 'delegate' };
    const undated = await api.post(person, '/api/mandates', { ...own, until: undefined });
    expect([undated.status, undated.at('errors', 0, 'path')]).toEqual([400, '/until']);
    const lent = await done(api.post(person, '/api/mandates', own));
    expect(lent.at('what')).toMatchObject({ lentFrom: mandate, setBy: 'principal' });
  });

  test('what does not exist, or is not theirs', async () => {
    const unknown = await lend(secretary, 'm-none', freshId('bo'));
    expect([unknown.status, unknown.at('code')]).toEqual([404, 'unknown-mandate']);
    const { mandate } = await appointed(api, 'NOR');
    const answer = await lend('delegate.deu', mandate, freshId('bo'));
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  });
});

test('a dry run says what would be lent and keeps nothing', async () => {
  const { person, mandate } = await appointed(api, 'NOR');
  const standIn = freshId('bo');
  const body = { mandate, person: standIn, until: inDays(1), reason: 'On leave.' };
  const answer = await done(api.post(person, '/api/stand-ins?dryRun=true', body));
  expect(answer.body).toMatchObject({ kept: false, dryRun: true, what: { person: standIn } });
  expect((await api.get(standIn, '/api/me')).at('mandates')).toEqual([]);
});
