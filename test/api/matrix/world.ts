import { createHash, randomUUID } from 'node:crypto';
import type { Role } from '../../../domain/actor.ts';
import type { Held } from '../../../domain/policy/may.ts';
import { roles } from '../../../domain/policy/roles.ts';
import { parseProcedure } from '../../../procedures/load.ts';
import { insertMandate } from '../../../store/mandates.ts';
import { insertProcedure } from '../../../store/procedures.ts';
import { demoReview, freshId, openTestedApi, type TestedApi } from '../running-api.ts';

/** A body that has no place in anything here. */
export const nowhere = 'PRT';

/** Every role, once where it has a place in the review and once where it has none. */
export type Player = { readonly person: string; readonly held: Held; readonly isOwn: boolean };

const ownBody: Readonly<Record<Role, string>> = {
  member: 'NOR',
  chair: 'WG-1',
  'action-officer': 'WG-1',
  delegate: 'NOR',
  'head-of-delegation': 'NOR',
  expert: 'NSPA',
  approver: 'NOR',
  champion: 'NOR',
  secretary: 'IS',
  director: 'IS',
  'assistant-secretary-general': 'IS',
  'presiding-officer': 'NAC',
  registrar: 'IS',
  authority: 'MOD-UKR',
  auditor: 'IS',
  requester: 'MOD-UKR',
  operator: 'NEMCON',
  service: 'NSPA',
};

export const players: readonly Player[] = roles.flatMap((role) => [
  { person: `own.${role}`, held: { body: ownBody[role], role }, isOwn: true },
  { person: `other.${role}`, held: { body: nowhere, role }, isOwn: false },
]);

const acts = `
acts:
  freeze-version: [working-group-chair]
  dispose: [working-group-chair]
  mark: [registrar]
  undelivered: [secretary]
  erratum: [secretary]
  raise: [presiding-officer]
  return: [presiding-officer]
  withdraw: [secretary]
  supersede: [secretary]
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }`;

const silent = `
id: matrix-silence
version: 1
title: A text and a silence on it${acts}
  - id: silence
    title: Silence
    stages:
      - kind: decision
        id: silence
        title: Silence procedure
        electorate: nations
        opening: { by: working-group-chair }
        window: { default: 20 hours }
        silence: assent
        extension: { by: presiding-officer }
        newText: { reissue: ordered, by: presiding-officer }
        positions: { agree: {}, object: { effect: breaks } }
        comments: { by: electorate }
        agreed: end
`;

const deciding = `
id: matrix-deciding
version: 1
title: A text and agreement on it${acts}
  - id: agreement
    title: Agreement
    stages:
      - kind: decision
        id: agreement
        title: Agreement
        electorate: nations
        opening: { by: working-group-chair }
        window: { default: 20 hours }
        silence: missing
        positions: { agree: {}, reserve: { attached: true }, object: { effect: blocks }, leave: { effect: recuses } }
        judged: { from: opening, until: decided }
        agreed: end
`;

const published = `
id: matrix-published
version: 1
title: A text, agreement and publication${acts}
  - id: agreement
    title: Agreement
    stages:
      - kind: decision
        id: agreement
        title: Agreement
        electorate: nations
        opening: { by: working-group-chair }
        window: { default: 20 hours }
        positions: { agree: {} }
        judged: { from: opening, until: decided }
  - id: publication
    title: Publication
    stages:
      - { kind: task, id: publication, title: Publication, act: publish, holder: registrar, next: end }
`;

export const stateNames = [
  'unknown',
  'drafting',
  'open',
  'broken',
  'held',
  'over',
  'published',
] as const;
export type StateName = (typeof stateNames)[number];

export type World = {
  readonly api: TestedApi;
  readonly review: string;
  /** A reference for each state; nothing that is done to them in a test changes it. */
  readonly matters: Readonly<Record<StateName, string>>;
  readonly file: string;
  readonly standIn: string;
  readonly authorisation: string;
  /** What setting another review up takes. */
  readonly another: object;
};

const secretary = 'sofia.marin';
const chair = 'kari.holm';
const unlimited = '10000000';

/** One API with a review in which a recommendation stands in each state, and a person in each role. */
export async function openWorld(): Promise<World> {
  const api = await openTestedApi(() => ({
    API_RATE_LIMIT: unlimited,
    API_RATE_LIMIT_BODY: unlimited,
    API_RATE_LIMIT_BINDING: unlimited,
    API_RATE_LIMIT_COSTLY: unlimited,
    API_RATE_LIMIT_STRANGERS: unlimited,
    API_RATE_LIMIT_FAILURES: unlimited,
  }));
  const { store } = api.harness;
  await insertProcedure(store, parseProcedure('matrix-silence', silent));
  await insertProcedure(store, parseProcedure('matrix-published', published));
  await insertProcedure(store, parseProcedure('matrix-deciding', deciding));
  for (const { person, held } of players)
    await insertMandate(store, {
      id: `mandate.${person}`,
      person,
      ...held,
      from: Date.parse('2024-01-01T00:00:00Z'),
      until: null,
      lentFrom: null,
      grantedBy: secretary,
    });
  const review = await setUp(api, 'matrix-silence');
  const other = await setUp(api, 'matrix-published');
  const drafting = await tasked(api, review);
  const open = await frozen(api, review);
  const [broken, held, over, done] = [
    await frozen(api, review),
    await frozen(api, review),
    await frozen(api, review),
    await frozen(api, other),
  ];
  await respond(api, 'delegate.deu', broken, 'object', { reason: 'Costs.' });
  await api.harness.client.workflow.getHandle(`recommendation:${held}`).cancel();
  await comesAbout(async () => (await at(api, held)).at('held') === true);
  await acted(api, secretary, over, { type: 'withdraw', reason: 'Not needed.' });
  await respond(api, 'delegate.nor', done, 'agree');
  await respond(api, 'delegate.deu', done, 'agree');
  await acted(api, 'lucas.meyer', done, { type: 'publish', entry: 'Agreed.' });
  const file = await attached(api, open);
  const matters = { unknown: 'R-none', drafting, open, broken, held, over, published: done };
  const another = demoReview(freshId('another'), {
    procedure: { id: 'matrix-silence' },
    // Asked for until the last cell, however long a busy machine takes for all of them.
    summitAt: new Date(Date.now() + 3_600_000).toISOString(),
  });
  return { api, review, matters, file, another, ...(await lent(api)) };
}

/** A review by this procedure in which these nations are asked. */
export async function setUp(
  api: TestedApi,
  procedure: string,
  nations: readonly string[] = ['NOR', 'DEU'],
): Promise<string> {
  const id = freshId('matrix');
  const electorates = { nations };
  const groups = [{ body: 'WG-1', members: ['NOR', 'DEU'] }];
  const more = { procedure: { id: procedure }, electorates, groups };
  await kept(api, secretary, '/api/reviews', demoReview(id, more));
  return id;
}

async function tasked(api: TestedApi, review: string): Promise<string> {
  const reference = freshId('R');
  const task = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await kept(api, secretary, `/api/reviews/${review}/recommendations`, task);
  return reference;
}

/** A recommendation whose first text has just been frozen. */
export async function frozen(api: TestedApi, review: string): Promise<string> {
  const reference = await tasked(api, review);
  await acted(api, chair, reference, { type: 'freeze-version', text: `Text of ${reference}.` });
  return reference;
}

async function lent(api: TestedApi): Promise<Pick<World, 'standIn' | 'authorisation'>> {
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const standIn = {
    mandate: 'sample-delegate.nor',
    person: 'delegate.fra',
    until,
    reason: 'On leave.',
  };
  const set = await kept(api, secretary, '/api/stand-ins', standIn);
  const paper = { body: 'NOR', speaker: 'DEU', text: 'Speak for us.', until };
  const given = await kept(api, secretary, '/api/authorisations', paper);
  return { standIn: String(set.at('what', 'id')), authorisation: String(given.at('what', 'id')) };
}

async function attached(api: TestedApi, reference: string): Promise<string> {
  const text = 'A file beside the text.';
  const headers = { 'content-type': 'text/plain' };
  await kept(api, secretary, '/api/attachments', text, headers);
  const attachment = createHash('sha256').update(text).digest('hex');
  await acted(api, chair, reference, { type: 'attach', attachment, name: 'beside.txt' });
  return attachment;
}

export function at(api: TestedApi, reference: string, person = secretary) {
  return api.get(person, `/api/recommendations/${reference}`);
}

export async function acted(api: TestedApi, person: string, reference: string, body: object) {
  return await kept(api, person, `/api/recommendations/${reference}/acts`, body);
}

export async function respond(
  api: TestedApi,
  person: string,
  reference: string,
  position: string,
  more: object = {},
) {
  const text = String((await at(api, reference)).at('text', 'hash'));
  const body = { position, text, ...more };
  return await kept(api, person, `/api/recommendations/${reference}/responses`, body);
}

/** Sent until it is on record, as a client would on a busy machine: the same key has one effect. */
async function kept(
  api: TestedApi,
  person: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) {
  const key = randomUUID();
  const asking = typeof body === 'string' ? { key, headers, raw: body } : { key, headers };
  const send = () => api.post(person, path, body, asking);
  let answer = await send();
  for (let tries = 0; tries < 60 && [202, 503].includes(answer.status); tries += 1)
    answer = await send();
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer;
}

async function comesAbout(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It never came about.');
}

/** All of them, a few at a time; in their order. */
export async function inParallel<T, R>(
  items: readonly T[],
  task: (item: T) => Promise<R>,
  atOnce = 12,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += atOnce)
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(task))));
  return results;
}
