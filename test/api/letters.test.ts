import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { findReceipt } from '../../store/receipts.ts';
import { appointed, askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const members = ['NOR', 'DEU', 'FRA', 'ESP', 'ITA', 'POL'];
let api: TestedApi;
let review: string;

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, members);
}, 90_000);
afterAll(async () => {
  await api.close();
});

/** That `body` lets `speaker` speak for it, given by `by`. */
function authorise(by: string, body: string, speaker: string, more: object = {}) {
  const text = `${body} authorises ${speaker} to speak for it.`;
  return api.post(by, '/api/authorisations', { body, speaker, text, until: inDays(2), ...more });
}

/** Bodies whose position counts, as the secretary sees them. */
async function counted(responses: string): Promise<string[]> {
  const items = (await api.get(secretary, responses)).at('items');
  return Array.isArray(items) ? items.map(({ body }) => String(body)).toSorted() : [];
}

describe('one letter for several bodies', () => {
  test('counts where a mandate or a written authorisation holds, and says where not', async () => {
    const author = await appointed(api, 'NOR');
    const { person } = author;
    await api.post(secretary, '/api/mandates', { person, body: 'DEU', role: 'delegate' });
    const given = await done(authorise('delegate.fra', 'FRA', 'NOR', { review }));
    const onPaper = await done(authorise(secretary, 'ESP', 'NOR'));
    expect([given.at('what', 'givenAs'), onPaper.at('what', 'givenAs')]).toEqual([
      'body',
      'secretary',
    ]);
    const { reference, responses, text } = await askToAgree(api, review);
    const bodies = ['NOR', 'DEU', 'FRA', 'ESP', 'ITA'];
    const letter = { position: 'agree', text, bodies, actingFor: { body: 'NOR' } };
    const would = await done(api.post(person, `${responses}?dryRun=true`, letter));
    const refused = [{ body: 'ITA', code: 'no-letter', message: expect.stringContaining('ITA') }];
    expect(would.at('would', 'refused')).toEqual(refused);
    const key = randomUUID();
    const answer = await done(api.post(person, responses, letter, { key }));
    expect(answer.at('accepted')).toMatchObject({ status: 'counted', refused });
    expect(await counted(responses)).toEqual(['DEU', 'ESP', 'FRA', 'NOR']);
    const again = await done(api.post(person, responses, letter, { key }));
    expect(again.at('accepted')).toEqual(answer.at('accepted'));
    const workflow = `recommendation:${reference}`;
    const receipt = await findReceipt(api.harness.store, workflow, key);
    expect(receipt?.settled?.answer).toMatchObject({ status: 'counted', refused });
    const asked = await api.get(person, `/api/receipts/recommendation%3A${reference}/${key}`);
    expect(asked.at('answer', 'refused')).toEqual(refused);
    const items = (await api.get(secretary, responses)).body['items'];
    const under = String(given.at('what', 'id'));
    expect(items).toContainEqual(expect.objectContaining({ body: 'FRA', under, letter: key }));
    expect(items).toContainEqual(expect.objectContaining({ body: 'NOR', under: null }));
  });

  test('sent again keeps its answer, whatever ended since', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const given = await done(authorise('delegate.ita', 'ITA', 'NOR'));
    const { responses, text } = await askToAgree(api, review);
    const key = randomUUID();
    const letter = { position: 'agree', text, bodies: ['NOR', 'ITA', 'POL'] };
    const send = (asking: object = { key }) => api.post(person, responses, letter, asking);
    const first = await done(send());
    expect(first.at('accepted', 'refused')).toMatchObject([{ body: 'POL' }]);
    const id = String(given.at('what', 'id'));
    await done(api.post('delegate.ita', `/api/authorisations/${id}/revocation`, {}));
    await done(api.post(secretary, `/api/mandates/${mandate}/revocation`, {}));
    expect((await done(send())).at('accepted')).toEqual(first.at('accepted'));
    const afresh = await send({});
    expect([afresh.status, afresh.at('code')]).toEqual([404, 'unknown-recommendation']);
    const other = await api.post(person, responses, { ...letter, position: 'object' }, { key });
    expect([other.status, other.at('code')]).toEqual([404, 'unknown-recommendation']);
  });

  test('that no body lets speak is refused as a whole, and the attempt is on record', async () => {
    const { responses, text } = await askToAgree(api, review);
    const letter = { position: 'agree', text, bodies: ['ITA', 'POL'] };
    const answer = await api.post('delegate.deu', responses, letter);
    expect([answer.status, answer.at('code')]).toEqual([403, 'no-letter']);
    expect(await counted(responses)).toEqual([]);
  });

  test('is worth what held when it was received: revoked, expired, elsewhere', async () => {
    const { reference, responses, text } = await askToAgree(api, review);
    const other = await askToAgree(api, review);
    const speaks = async () => {
      const letter = { position: 'agree', text, bodies: ['POL', 'ITA'] };
      const answer = await api.post('delegate.pol', `${responses}?dryRun=true`, letter);
      return answer.at('would', 'refused') === undefined;
    };
    const given = async (more: object) =>
      String((await done(authorise('delegate.ita', 'ITA', 'POL', more))).at('what', 'id'));
    const end = (id: string) =>
      done(api.post('delegate.ita', `/api/authorisations/${id}/revocation`, {}));
    expect(await speaks()).toBe(false);
    const scopes: [object, boolean][] = [
      [{ reference }, true],
      [{ reference: other.reference }, false],
      [{ review: await openReview(api, members) }, false],
      [{ review }, true],
      [{ from: inDays(1) }, false],
      [{}, true],
    ];
    for (const [scope, is] of scopes) {
      const id = await given(scope);
      expect(await speaks()).toBe(is);
      await end(id);
      expect(await speaks()).toBe(false);
    }
    // The other way round nothing was authorised.
    const reverse = { position: 'agree', text, bodies: ['ITA', 'POL'] };
    const answer = await api.post('delegate.ita', `${responses}?dryRun=true`, reverse);
    expect(answer.at('would', 'refused', 0, 'body')).toBe('POL');
  });
});

describe('a written authorisation', () => {
  test('is given by the body itself or kept by the secretary, by nobody else', async () => {
    for (const by of ['delegate.deu', 'kari.nilsen', 'paul.reader', 'sam.reid']) {
      const answer = await authorise(by, 'NOR', 'DEU');
      expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
    }
    const self = await authorise('delegate.nor', 'NOR', 'NOR');
    expect([self.status, self.at('errors', 0, 'path')]).toEqual([400, '/speaker']);
    const undated = await authorise('delegate.nor', 'NOR', 'DEU', { until: undefined });
    expect([undated.status, undated.at('errors', 0, 'path')]).toEqual([400, '/until']);
  });

  test.each([
    ['body', { body: 'ATLANTIS' }, 'unknown-body'],
    ['speaker', { speaker: 'ATLANTIS' }, 'unknown-body'],
    ['review', { review: 'none' }, 'unknown-review'],
    ['reference', { reference: 'none' }, 'unknown-recommendation'],
  ])('that names an unknown %s is not kept', async (_, more, code) => {
    const answer = await authorise('delegate.nor', 'NOR', 'DEU', more);
    expect([answer.status, answer.at('code')]).toEqual([404, code]);
  });

  test('is not given by a stand-in, whose own mandate was lent', async () => {
    const { person, mandate } = await appointed(api, 'NOR');
    const standIn = freshId('bo');
    const lent = { mandate, person: standIn, until: inDays(2), reason: 'On leave.' };
    await done(api.post(person, '/api/stand-ins', lent));
    const answer = await authorise(standIn, 'NOR', 'DEU');
    expect([answer.status, answer.at('code')]).toEqual([403, 'not-allowed']);
  });

  test('is not kept by a secretary who speaks for the body that gains', async () => {
    const both = await appointed(api, 'IS', 'secretary');
    const { person } = both;
    await api.post(secretary, '/api/mandates', { person, body: 'POL', role: 'delegate' });
    const asSecretary = { actingFor: { body: 'IS', role: 'secretary' } };
    const answer = await authorise(person, 'ESP', 'POL', asSecretary);
    expect([answer.status, answer.at('code')]).toEqual([403, 'self-approval']);
  });

  test('is shown, with its text, to the two bodies and the secretary', async () => {
    const given = await done(authorise('delegate.esp', 'ESP', 'POL'));
    const id = String(given.at('what', 'id'));
    const seenBy = async (person: string) =>
      JSON.stringify((await api.get(person, '/api/authorisations')).at('items')).includes(id);
    expect(await seenBy('delegate.esp')).toBe(true);
    expect(await seenBy('delegate.pol')).toBe(true);
    expect(await seenBy(secretary)).toBe(true);
    expect(await seenBy('delegate.hun')).toBe(false);
    const text = 'ESP authorises POL to speak for it.';
    expect((await api.get('delegate.pol', '/api/authorisations')).body['items']).toContainEqual(
      expect.objectContaining({ id, text }),
    );
  });
});
