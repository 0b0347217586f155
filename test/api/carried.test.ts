import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import {
  type Answered,
  demoReview,
  done,
  freshId,
  openTestedApi,
  type TestedApi,
} from './running-api.ts';

const secretary = 'sofia.marin';
const chair = 'kari.holm';
const review = freshId('carried');
let api: TestedApi;

/** A panel whose positions go on to a new text where its clauses did not change. */
const panel = `
id: carrying-panel
version: 1
title: A panel that keeps its word
acts: { freeze-version: [chair], withdraw: [secretary], return: [secretary] }
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: chair }
  - id: panel
    title: Panel
    stages:
      - kind: decision
        id: panel
        title: Panel
        electorate: panel
        opening: { by: secretary }
        window: { default: 1 hours }
        positions: { agree: {}, object: { effect: blocks } }
        judged: { from: opening, until: decided }
        newText: { carry: unchanged-clauses }
        agreed: end
        notAgreed: end
`;

beforeAll(async () => {
  api = await openTestedApi();
  await insertProcedure(api.harness.store, parseProcedure('carrying-panel', panel));
  const more = {
    procedure: { id: 'carrying-panel' },
    electorates: { panel: ['NOR', 'DEU', 'FRA'] },
  };
  await done(api.post(secretary, '/api/reviews', demoReview(review, more)));
}, 90_000);
afterAll(async () => {
  await api.close();
});

const one = '1. Award notices are published.';
const two = '2. They are published in a week.';
const other = '2. They are published in a month.';

async function frozen(): Promise<string> {
  const reference = freshId('R');
  const task = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${review}/recommendations`, task));
  await freeze(reference, `${one}\n\n${two}\n`);
  return reference;
}

async function freeze(reference: string, text: string): Promise<Answered> {
  const act = { type: 'freeze-version', text };
  return await done(api.post(chair, `/api/recommendations/${reference}/acts`, act));
}

async function respond(
  person: string,
  reference: string,
  clauses: readonly string[],
): Promise<Answered> {
  const path = `/api/recommendations/${reference}`;
  const text = (await api.get(chair, path)).at('text', 'hash');
  return await api.post(person, `${path}/responses`, { position: 'agree', text, clauses });
}

async function items(reference: string, what: string): Promise<unknown[]> {
  const answer = await api.get(secretary, `/api/recommendations/${reference}/${what}`);
  const found = answer.at('items');
  return Array.isArray(found) ? found : [];
}

test('positions on clauses that a new text leaves as they are go on to it, and say so', async () => {
  const reference = await frozen();
  await done(respond('delegate.nor', reference, ['1']));
  await done(respond('delegate.deu', reference, ['2']));
  await freeze(reference, `${one}\n\n${other}\n`);
  const responses = await items(reference, 'responses');
  const second = responses.filter((response) => JSON.stringify(response).includes('"round":2'));
  expect(second).toMatchObject([
    { body: 'NOR', status: 'counted', clauses: ['1'], carriedFrom: 1, round: 2 },
  ]);
  const sentences = await items(reference, 'timeline');
  expect(JSON.stringify(sentences)).toContain(
    'Panel, round 2: NOR answered agree on 1 (carried on from version 1).',
  );
  const shown = await api.get(secretary, `/api/recommendations/${reference}`);
  expect(shown.at('waitingOn')).toEqual(['DEU', 'FRA']);
});

test('a position cannot be about a clause that the text does not have', async () => {
  const reference = await frozen();
  const answer = await respond('delegate.nor', reference, ['1', '7']);
  expect([answer.status, answer.at('code')]).toEqual([400, 'invalid-request']);
  expect(answer.at('errors')).toEqual([
    { path: '/clauses/1', message: 'the text has no clause 7' },
  ]);
});
