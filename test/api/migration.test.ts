import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { demoReview, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const [secretary, presiding, chair] = ['sofia.marin', 'pieter.devos', 'kari.holm'];
let api: TestedApi;

beforeAll(async () => {
  api = await openTestedApi();
}, 60_000);
afterAll(async () => {
  await api.close();
});

/** A vote after a draft; version 2 asks for longer, version 3 only has another title. */
function version(id: string, number: number) {
  const hours = number === 1 ? 2 : 3;
  const drafting = { kind: 'task', id: 'drafting', title: 'Drafting', act: 'freeze-version' };
  return {
    id,
    version: number,
    title: 'A vote',
    steps: [
      {
        id: 'drafting',
        title: 'Drafting',
        stages: [{ ...drafting, holder: 'working-group-chair' }],
      },
      {
        id: 'vote',
        title: 'Vote',
        stages: [
          {
            kind: 'decision',
            id: 'vote',
            title: number === 3 ? 'The vote' : 'Vote',
            electorate: 'working-group',
            opening: { by: 'secretary' },
            window: { default: `${hours} hours` },
            positions: { yes: {}, no: {} },
            judged: { from: 'all-answered' },
            agreed: 'end',
            notAgreed: 'end',
          },
        ],
      },
    ],
  };
}

/** A recommendation in its vote, to which Norway has answered. */
async function voting(): Promise<{ id: string; path: string; text: unknown }> {
  const id = freshId('vote');
  await api.post(secretary, '/api/procedures', version(id, 1));
  const review = freshId('r');
  const summitAt = new Date(Date.now() + 86_400_000).toISOString();
  const made = demoReview(review, { procedure: { id }, summitAt });
  await api.post(secretary, '/api/reviews', made);
  const reference = freshId('R');
  const task = { reference, title: 'On the move', workingGroup: 'WG-1' };
  await api.post(secretary, `/api/reviews/${review}/recommendations`, task);
  const path = `/api/recommendations/${reference}`;
  await api.post(chair, `${path}/acts`, { type: 'freeze-version', text: 'A text.' });
  const text = (await api.get(secretary, path)).at('text', 'hash');
  await api.post('delegate.nor', `${path}/responses`, { position: 'yes', text });
  return { id, path, text };
}

const move = (number: number) => ({
  type: 'migrate-procedure',
  version: number,
  reason: 'The review group asked for more time.',
});

test('a recommendation moves to another version only by a reasoned act, with a preview', async () => {
  const { id, path, text } = await voting();
  const unknown = await api.post(presiding, `${path}/acts`, move(2));
  expect([unknown.status, unknown.at('code')]).toEqual([404, 'unknown-procedure']);
  await api.post(secretary, '/api/procedures', version(id, 2));
  expect((await api.get(secretary, path)).at('procedure')).toMatchObject({ id, version: 1 });

  const would = await api.post(presiding, `${path}/acts?dryRun=true`, move(2));
  expect([would.status, would.at('migration')]).toEqual([
    200,
    {
      from: 1,
      to: 2,
      kept: [],
      superseded: [{ stage: 'vote', round: 1 }],
      gone: [],
      reached: [{ stage: 'vote', round: 2 }],
      void: [{ stage: 'vote', round: 1, body: 'NOR', position: 'yes' }],
      awaited: expect.arrayContaining([expect.objectContaining({ body: 'NOR', act: 'respond' })]),
    },
  ]);
  expect((await api.get(secretary, path)).at('procedure', 'version')).toBe(1);
  for (const person of [chair, 'delegate.nor'])
    expect((await api.post(person, `${path}/acts`, move(2))).at('code')).toBe('not-your-office');
  const { reason: _, ...silent } = move(2);
  expect((await api.post(presiding, `${path}/acts`, silent)).status).toBe(400);

  const key = randomUUID();
  const moved = await api.post(presiding, `${path}/acts`, move(2), { key });
  expect([moved.status, moved.at('accepted', 'act')]).toEqual([200, 'migrate-procedure']);
  expect((await api.post(presiding, `${path}/acts`, move(2), { key })).status).toBe(200);
  expect((await api.get(secretary, path)).at('procedure')).toMatchObject({ id, version: 2 });
  const timeline = JSON.stringify((await api.get(secretary, `${path}/timeline`)).body);
  expect(timeline).toContain('Moved from version 1 to version 2 of its procedure.');

  for (const nation of ['nor', 'deu', 'fra'])
    await api.post(`delegate.${nation}`, `${path}/responses`, { position: 'yes', text });
  expect((await api.get(secretary, path)).at('outcome')).toBe('agreed');
});

test('what was answered stays where the rule is the same', async () => {
  const { id, path } = await voting();
  await api.post(secretary, '/api/procedures', version(id, 2));
  await api.post(secretary, `${path}/acts`, move(2));
  await api.post(secretary, '/api/procedures', version(id, 3));
  const would = await api.post(secretary, `${path}/acts?dryRun=true`, move(3));
  expect(would.at('migration')).toMatchObject({
    kept: [{ stage: 'vote', round: 2 }],
    superseded: [],
    void: [],
  });
});

test('a new version is for new ones: an open one stays with the version it began with', async () => {
  const { id, path, text } = await voting();
  await api.post(secretary, '/api/procedures', version(id, 2));
  for (const nation of ['deu', 'fra'])
    await api.post(`delegate.${nation}`, `${path}/responses`, { position: 'yes', text });
  const shown = await api.get(secretary, path);
  expect([shown.at('procedure', 'version'), shown.at('outcome')]).toEqual([1, 'agreed']);
});
