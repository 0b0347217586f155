import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { findReceipt } from '../../store/receipts.ts';
import { askToAgree, done, inDays, openReview } from './asked-to-agree.ts';
import { openCutLine, type CutLine } from './cut-line.ts';
import { freshId, openTestedApi, type Answered, type TestedApi } from './running-api.ts';

let temporal: CutLine;
let api: TestedApi;
let review: string;

beforeAll(async () => {
  const [host = '', port = ''] = (process.env['NEMCON_TEST_TEMPORAL_ADDRESS'] ?? '').split(':');
  temporal = await openCutLine(host, Number(port));
  api = await openTestedApi(() => ({ TEMPORAL_ADDRESS: temporal.address }));
  review = await openReview(api, ['NOR', 'DEU', 'FRA']);
}, 90_000);
afterAll(async () => {
  temporal.mend();
  await api.close();
  await temporal.close();
}, 30_000);

async function until(asked: () => Promise<Answered>, holds: (answer: Answered) => boolean) {
  const end = Date.now() + 30_000;
  for (;;) {
    const answer = await asked();
    if (holds(answer)) return answer;
    if (Date.now() > end) throw new Error('It did not happen within 30 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a letter counts by what held when it was received, though it was revoked before it arrived', async () => {
  const text = 'FRA authorises NOR to speak for it.';
  const authorisation = { body: 'FRA', speaker: 'NOR', text, until: inDays(1) };
  const given = await done(api.post('delegate.fra', '/api/authorisations', authorisation));
  const matter = await askToAgree(api, review);
  const key = freshId('key');
  const letter = { position: 'agree', text: matter.text, bodies: ['NOR', 'FRA'] };
  const send = () => api.post('delegate.nor', matter.responses, letter, { key });
  temporal.cut();
  expect((await send()).at('code')).toBe('acceptance-unknown');
  const address = `/api/authorisations/${String(given.at('what', 'id'))}/revocation`;
  await done(api.post('delegate.fra', address, {}));
  temporal.mend();
  const answer = await until(send, ({ status }) => status === 200);
  expect(answer.at('accepted', 'refused')).toBeUndefined();
  const afresh = { ...letter, position: 'reserve', reason: 'Costs.' };
  const later = await done(api.post('delegate.nor', matter.responses, afresh));
  expect(later.at('accepted', 'refused')).toMatchObject([{ body: 'FRA', code: 'no-letter' }]);
}, 60_000);

test('many answers are all received before one is sent, and none is lost', async () => {
  const matters = [await askToAgree(api, review), await askToAgree(api, review)];
  const items = matters.map(({ reference, text }) => ({ reference, text, position: 'agree' }));
  const key = freshId('key');
  const send = () => api.post('delegate.deu', '/api/inbox/responses', { items }, { key });
  temporal.cut();
  const first = await done(send());
  for (const [index, { reference }] of matters.entries()) {
    expect(first.at('results', index)).toMatchObject({ status: 503, code: 'acceptance-unknown' });
    const own = String(first.at('results', index, 'key'));
    const receipt = await findReceipt(api.harness.store, `recommendation:${reference}`, own);
    expect(receipt).toMatchObject({ person: 'delegate.deu', settled: null });
  }
  temporal.mend();
  await until(send, (answer) =>
    matters.every((_, index) => answer.at('results', index, 'status') === 200),
  );
  for (const { responses } of matters)
    expect((await api.get('delegate.deu', responses)).at('items')).toHaveLength(1);
}, 60_000);
