import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const review = freshId('late');
let api: TestedApi;

/** A silence of two seconds, and what happens after it. */
const shortSilence = `
id: short-silence
version: 1
title: A silence of two seconds
service: { drain: 1 seconds }
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
  - id: silence
    title: Silence
    stages:
      - kind: decision
        id: silence
        title: Silence
        electorate: nations
        opening: { by: secretary }
        window: { default: 2 seconds }
        silence: assent
        positions: { agree: {}, object: { effect: breaks } }
  - id: publication
    title: Publication
    stages:
      - { kind: task, id: publication, title: Publication, act: publish, holder: registrar }
`;

beforeAll(async () => {
  api = await openTestedApi();
  await insertProcedure(api.harness.store, parseProcedure('short-silence', shortSilence));
  const more = { procedure: { id: 'short-silence' } };
  await api.post(secretary, '/api/reviews', demoReview(review, more));
}, 90_000);
afterAll(async () => {
  await api.close();
});

async function silent(): Promise<{ path: string; text: unknown; deadline: number }> {
  const reference = freshId('R');
  await api.post(secretary, `/api/reviews/${review}/recommendations`, {
    reference,
    title: 'Short',
    workingGroup: 'WG-1',
  });
  const path = `/api/recommendations/${reference}`;
  const frozen = { type: 'freeze-version', text: 'A text.' };
  const answer = await api.post('kari.holm', `${path}/acts`, frozen);
  expect([answer.status, answer.at('now', 'stage')]).toEqual([200, 'silence']);
  const shown = await api.get(secretary, path);
  const stages = shown.at('stages');
  const last = Array.isArray(stages) ? stages.length - 1 : 0;
  const deadline = Date.parse(String(shown.at('stages', last, 'deadline', 'instant')));
  return { path, text: shown.at('text', 'hash'), deadline };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not happen within 20 seconds.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('an objection after the deadline is on record as late and not counted', async () => {
  const { path, text, deadline } = await silent();
  await until(() => Promise.resolve(Date.now() > deadline));
  const key = randomUUID();
  const body = { position: 'object', text, reason: 'Too late, but on record.' };
  const answer = await api.post('delegate.nor', `${path}/responses`, body, { key });
  expect([answer.status, answer.at('code')]).toEqual([409, 'recorded-late']);
  expect(answer.at('detail')).toMatch('on record as late');
  expect(answer.at('now')).toEqual(expect.any(String));
  const again = await api.post('delegate.nor', `${path}/responses`, body, { key });
  expect([again.status, again.at('sequence')]).toEqual([409, answer.at('sequence')]);
  await until(async () => (await api.get(secretary, path)).at('stage') === 'publication');
  const responses = await api.get(secretary, `${path}/responses`);
  expect(responses.at('items')).toMatchObject([{ body: 'NOR', status: 'late' }]);
}, 40_000);

test('an objection before the deadline breaks the silence', async () => {
  const { path, text } = await silent();
  const body = { position: 'object', text, reason: 'Our law forbids it.' };
  const answer = await api.post('delegate.nor', `${path}/responses`, body);
  expect([answer.status, answer.at('accepted', 'status')]).toEqual([200, 'counted']);
  const timeline = await api.get('delegate.deu', `${path}/timeline`);
  expect(JSON.stringify(timeline.body)).toMatch('NOR broke the silence');
});

test('while no worker runs it is 503, and the same key later counts from its first receipt', async () => {
  const { path, text } = await silent();
  await api.harness.stopWorker();
  const key = randomUUID();
  const body = { position: 'object', text, reason: 'Received in time.' };
  const asked = () => api.post('delegate.fra', `${path}/responses`, body, { key });
  const first = await asked();
  expect([first.status, first.at('code')]).toEqual([503, 'acceptance-unknown']);
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
  await api.harness.startWorker();
  await until(async () => (await asked()).status === 200);
  const second = await asked();
  expect(second.at('accepted', 'status')).toBe('counted');
  const responses = await api.get(secretary, `${path}/responses`);
  expect(responses.at('items')).toHaveLength(1);
}, 60_000);

test('while the register is slow it is 202 with an address that tells when it is on record', async () => {
  const { path, text } = await silent();
  const reference = path.slice(path.lastIndexOf('/') + 1);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const held = api.harness.store.db.transaction().execute(async (transaction) => {
    await sql`select from nemcon.recommendations where reference = ${reference} for update`.execute(
      transaction,
    );
    await released;
  });
  const answer = await api.post('delegate.ita', `${path}/responses`, { position: 'agree', text });
  expect(answer.status).toBe(202);
  const location = String(answer.headers.get('location'));
  expect((await api.get('delegate.ita', location)).at('settled')).toBe(false);
  expect((await api.get('delegate.fra', location)).status).toBe(404);
  release();
  await held;
  await until(async () => (await api.get('delegate.ita', location)).at('settled') === true);
}, 60_000);
