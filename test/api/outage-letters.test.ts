import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { patience } from '../../api/write/carry-out.ts';
import { findUnsettled } from '../../store/unsettled.ts';
import { askToAgree, inDays, openReview } from './asked-to-agree.ts';
import { openCutLine, type CutLine } from './cut-line.ts';
import { type Answered, done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

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
  const [{ reference, text } = { reference: '', text: '' }] = matters;
  const items = [
    ...matters.map((matter) => ({ ...named(matter), position: 'agree' })),
    // Those of one recommendation are sent one after the other.
    { reference, text, position: 'reserve', reason: 'Costs.' },
  ];
  const key = freshId('key');
  const send = () => api.post('delegate.deu', '/api/inbox/responses', { items }, { key });
  const unsent = async () => {
    const all = await Promise.all(
      matters.map((matter) =>
        findUnsettled(api.harness.store, {
          workflow: `recommendation:${matter.reference}`,
          before: Date.now() + 1000,
        }),
      ),
    );
    return all.flat();
  };
  temporal.cut();
  const began = Date.now();
  const sent = done(send());
  // The last of one recommendation is not sent before the first was given up.
  while ((await unsent()).length < items.length && Date.now() < began + patience.acceptance)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await unsent()).toHaveLength(items.length);
  expect(Date.now()).toBeLessThan(began + patience.acceptance);
  const instants = (await unsent()).map(({ envelope }) => envelope.receivedAt);
  expect(new Set(instants).size).toBe(1);
  const first = await sent;
  for (const index of items.keys())
    expect(first.at('results', index)).toMatchObject({ status: 503, code: 'acceptance-unknown' });
  temporal.mend();
  await until(send, (answer) =>
    items.every((_, index) => answer.at('results', index, 'status') === 200),
  );
  const kept = await Promise.all(
    matters.map(({ responses }) => api.get('delegate.deu', responses)),
  );
  expect(kept.map((answer) => answer.body['items'])).toMatchObject([[{}, {}], [{}]]);
}, 60_000);

function named({ reference, text }: { reference: string; text: string }) {
  return { reference, text };
}
