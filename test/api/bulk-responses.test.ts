import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { findReceipt } from '../../store/receipts.ts';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { appointed, askToAgree, openReview } from './asked-to-agree.ts';
import { type Answered, done, openTestedApi, type TestedApi } from './running-api.ts';

let api: TestedApi;
let review: string;
let matters: Awaited<ReturnType<typeof askToAgree>>[];

beforeAll(async () => {
  api = await openTestedApi();
  review = await openReview(api, ['NOR', 'DEU', 'FRA', 'ESP']);
  matters = await Promise.all(Array.from({ length: 4 }, () => askToAgree(api, review)));
}, 90_000);
afterAll(async () => {
  await api.close();
});

const path = '/api/inbox/responses';

function agreeing({ reference, text }: { reference: string; text: string }) {
  return { reference, position: 'agree', text };
}

function outcomes(answer: Answered): unknown {
  const results = answer.at('results');
  if (!Array.isArray(results)) return answer.body;
  return results.map(({ reference, status, code }) => [reference, status, code]);
}

describe('many answers in one request', () => {
  test('have each its own result, in their order', async () => {
    const [first, second, third, fourth] = matters;
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    const items = [
      agreeing(first),
      { ...agreeing(second), text: 'a'.repeat(64) },
      { ...agreeing(third), position: 'shrug' },
      { ...agreeing(fourth), bodies: ['DEU', 'FRA'] },
      { reference: 'R-none', position: 'agree', text: first.text },
    ];
    const answer = await done(api.post('delegate.deu', path, { items }));
    expect(outcomes(answer)).toEqual([
      [first.reference, 200, null],
      [second.reference, 409, 'text-changed'],
      [third.reference, 422, 'unknown-position'],
      [fourth.reference, 200, null],
      ['R-none', 404, 'unknown-recommendation'],
    ]);
    expect(answer.at('results', 0, 'accepted')).toMatchObject({ by: { person: 'delegate.deu' } });
    expect(answer.at('results', 0, 'message')).toMatch(/DEU answered agree/);
    expect(answer.at('results', 3, 'accepted', 'refused')).toMatchObject([
      { body: 'FRA', code: 'no-letter' },
    ]);
    const seen = await api.get('delegate.deu', first.responses);
    expect(seen.at('items')).toHaveLength(1);
  });

  test('sent again with the same key have one effect and the same results', async () => {
    const key = randomUUID();
    const body = { items: matters.map(agreeing) };
    const once = await done(api.post('delegate.fra', path, body, { key }));
    const answers = await Promise.all(
      [1, 2, 3].map(() => done(api.post('delegate.fra', path, body, { key }))),
    );
    for (const again of answers)
      expect(outcomes(again)).toEqual(matters.map(({ reference }) => [reference, 200, null]));
    for (const [index] of matters.entries())
      expect(answers[0]?.at('results', index, 'accepted')).toEqual(
        once.at('results', index, 'accepted'),
      );
    for (const { responses } of matters)
      expect((await api.get('delegate.fra', responses)).at('items')).toHaveLength(1);
    const other = { items: body.items.slice(1) };
    const reused = await api.post('delegate.fra', path, other, { key });
    expect([reused.status, reused.at('code')]).toEqual([422, 'key-reused']);
  });

  test('of which one is sent by somebody without a mandate: refused alone, and on record', async () => {
    const { person } = await appointed(api, 'DEU', 'auditor');
    const answer = await done(api.post(person, path, { items: matters.slice(0, 2).map(agreeing) }));
    expect(outcomes(answer)).toEqual(
      matters.slice(0, 2).map(({ reference }) => [reference, 403, 'not-your-body']),
    );
    const attempts = await findRefusedAttempts(api.harness.store, { person });
    expect(attempts).toHaveLength(2);
    for (const { reference } of matters.slice(0, 2))
      expect(attempts).toContainEqual(
        expect.objectContaining({ route: `POST ${path}`, subject: reference }),
      );
  });

  test('to one recommendation are taken in their order', async () => {
    const [matter] = matters;
    if (!matter) throw new Error('There is one.');
    const objecting = { ...agreeing(matter), position: 'object', reason: 'Costs.' };
    const items = [objecting, { ...agreeing(matter), position: 'reserve', reason: 'Costs.' }];
    const answer = await done(api.post('delegate.esp', path, { items }));
    const sequences = [0, 1].map((at) => Number(answer.at('results', at, 'accepted', 'sequence')));
    expect(sequences[0]).toBeLessThan(sequences[1] ?? 0);
    const seen = await api.get('delegate.esp', matter.responses);
    expect(seen.body['items']).toContainEqual(
      expect.objectContaining({ position: 'reserve', status: 'counted' }),
    );
  });

  test('as a dry run say what each would do, and keep nothing', async () => {
    const key = randomUUID();
    const body = { items: matters.map(agreeing) };
    const answer = await done(api.post('delegate.nor', `${path}?dryRun=true`, body, { key }));
    expect(outcomes(answer)).toEqual(matters.map(({ reference }) => [reference, 200, null]));
    expect(answer.at('results', 0, 'would', 'events', 0, 'sentence')).toMatch(/NOR answered agree/);
    for (const [index, { reference, responses }] of matters.entries()) {
      const own = String(answer.at('results', index, 'key'));
      const workflow = `recommendation:${reference}`;
      expect(await findReceipt(api.harness.store, workflow, own)).toBeUndefined();
      expect((await api.get('delegate.nor', responses)).at('items')).toHaveLength(0);
    }
  });

  test('are at most a hundred and at least one', async () => {
    const [matter] = matters;
    if (!matter) throw new Error('There is one.');
    for (const items of [[], Array.from({ length: 101 }, () => agreeing(matter))]) {
      const answer = await api.post('delegate.nor', path, { items });
      expect([answer.status, answer.at('errors', 0, 'path')]).toEqual([400, '/items']);
    }
  });
});
