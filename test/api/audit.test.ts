import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isGrown, isIncluded } from '../../audit/check.ts';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import { findEntries, logSize } from '../../store/audit/entries.ts';
import { findGrowth, makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { readReceipt } from '../../audit/receipt-file.ts';
import { Checkpointer } from '../../worker/checkpointer.ts';
import { until } from '../workflow/matter-in-hand.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';
const stranger = 'delegate.deu';
const log = readPrivateKey(makeKey('nemcon.example/audit'));

const review = freshId('audit');
const reference = freshId('R');
const workflow = `recommendation:${reference}`;
const key = randomUUID();
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
  await api.post(secretary, '/api/reviews', demoReview(review));
  const body = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await api.post(secretary, `/api/reviews/${review}/recommendations`, body);
  const accepted = await api.post(
    chair,
    `/api/recommendations/${reference}/acts`,
    { type: 'accept' },
    { key },
  );
  expect(accepted.status).toBe(200);
}, 90_000);
afterAll(() => api.close());

const receiptPath = `/api/receipts/${workflow}/${key}/proof`;

describe('the audit log over HTTP', () => {
  test('has nothing to show before it was signed, and says so', async () => {
    for (const path of ['/api/audit/checkpoint', '/api/audit/proof/0', receiptPath]) {
      const answer = await api.get(chair, path);
      expect([answer.status, answer.at('code')]).toEqual([503, 'not-signed-yet']);
    }
  });

  test('shows its newest checkpoint and proves its entries and its growth', async () => {
    const { store } = api.harness;
    const earlier = await makeCheckpoint(store, [log]);
    await api.post(stranger, `/api/recommendations/${reference}/acts`, { type: 'accept' });
    await makeCheckpoint(store, [log]);
    const shown = await api.get(stranger, '/api/audit/checkpoint');
    const head = openCheckpoint(String(shown.at('checkpoint')), [log.public]);
    expect(shown.at('size')).toBe(head.size);
    expect(shown.at('keys')).toEqual([log.public.text]);

    const [entry] = await findEntries(store, { from: 3, limit: 1 });
    const inclusion = await api.get(stranger, '/api/audit/proof/3');
    expect(isIncluded(entry?.hash ?? '', 3, head, hashes(inclusion.at('proof')))).toBe(true);

    const before = openCheckpoint(earlier?.note ?? '', [log.public]);
    const grown = await api.get(stranger, `/api/audit/consistency?from=${before.size}`);
    expect(isGrown(before, head, hashes(grown.at('proof')))).toBe(true);
    expect(before.size).toBeLessThan(head.size);
  });

  test('has what was refused as an entry, by the rules and at the door', async () => {
    await api.post(stranger, '/api/reviews', demoReview(freshId('stranger')));
    const entries = await findEntries(api.harness.store, { from: 0, limit: 10_000 });
    const refused = (of: string) =>
      entries.filter(({ kind }) => kind === of).map(({ content }) => content);
    expect(refused('refusal')).toContainEqual(
      expect.objectContaining({ person: stranger, workflow, answer: expect.anything() }),
    );
    expect(refused('refused-attempt')).toContainEqual(
      expect.objectContaining({ person: stranger, route: 'POST /api/reviews' }),
    );
  });

  test('does not prove what it has not', async () => {
    const size = await logSize(api.harness.store);
    for (const path of [
      `/api/audit/proof/${size}`,
      `/api/audit/consistency?from=5&to=4`,
      `/api/audit/consistency?from=0&to=${size + 1}`,
    ]) {
      const answer = await api.get(chair, path);
      expect([path, answer.status, answer.at('code')]).toEqual([path, 404, 'unknown-entry']);
    }
    expect((await api.get(chair, '/api/audit/proof/-1')).status).toBe(400);
    expect((await api.get(null, '/api/audit/checkpoint')).status).toBe(401);
  });

  test('gives the receipt of a decision to whoever made it, and to nobody else', async () => {
    const answer = await api.get(chair, receiptPath);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/receipt\.json/);
    const receipt = readReceipt(JSON.stringify(answer.body));
    expect(checkReceipt(receipt, log.public)).toMatchObject({ genuine: true });
    expect(receipt.content).toMatchObject({
      by: { person: chair, body: 'WG-1' },
      event: { type: expect.any(String) },
    });
    const other = await api.get(stranger, receiptPath);
    expect([other.status, other.at('code')]).toEqual([404, 'unknown-receipt']);
    const unknown = await api.get(chair, `/api/receipts/${workflow}/${randomUUID()}/proof`);
    expect([unknown.status, unknown.at('detail')]).toEqual([404, other.at('detail')]);
  });
});

test('the worker signs an outcome at once, and what else there is within ten seconds', async () => {
  const { store } = api.harness;
  const checkpointer = new Checkpointer(store, [log]);
  checkpointer.start((error) => {
    throw error;
  });
  await api.post(chair, `/api/recommendations/${reference}/acts`, {
    type: 'withdraw',
    reason: 'No longer needed.',
  });
  const begun = Date.now();
  await until('all is signed', async () => {
    const { size, signed } = await findGrowth(store);
    return size === signed;
  });
  expect(Date.now() - begun).toBeLessThan(9_000);
  await api.post(stranger, `/api/recommendations/${reference}/acts`, { type: 'accept' });
  await checkpointer.stop();
  expect(await findGrowth(store)).toMatchObject({ isUrgent: false });
  const { size, signed } = await findGrowth(store);
  expect(signed).toBe(size);
});

function hashes(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
