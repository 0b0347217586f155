import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { hashOf, sha256 } from '../../store/hash.ts';
import { commitReceipt, findReceipt } from '../../store/receipts.ts';
import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { sweepNow } from '../workflow/sweep-now.ts';
import {
  demoReview,
  freshId,
  openTestedApi,
  type Answered,
  type TestedApi,
} from './running-api.ts';

const secretary = 'sofia.marin';
const presiding = 'pieter.devos';
const chair = 'kari.holm';
const review = freshId('mending');
let api: TestedApi;

/** A panel that must answer, all of it, and then the package and the summit. */
const panel = `
id: panel-first
version: 1
title: A panel, the package and the summit
acts: { freeze-version: [chair], withdraw: [secretary], return: [secretary] }
separation: [determine, respond]
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
        positions: { agree: {}, reserve: { attached: true }, object: { effect: blocks } }
        judged: { from: opening, until: decided }
        notAgreed: { step: council }
        passOver: { by: secretary, from: opening }
  - id: council
    title: Council
    detour: true
    stages:
      - kind: decision
        id: council
        title: Council
        electorate: panel
        recusal: none
        opening: { by: secretary }
        window: { default: 1 hours }
        positions: { agree: {} }
        agreed: { step: consolidation }
  - id: consolidation
    title: Consolidation
    stages:
      - { kind: task, id: consolidation, title: Package, act: close-package, holder: secretary, next: { step: summit } }
  - id: summit
    title: Summit
    stages:
      - { kind: task, id: summit, title: Summit, act: conclude, holder: presiding-officer, next: end }
`;

beforeAll(async () => {
  api = await openTestedApi();
  await insertProcedure(api.harness.store, parseProcedure('panel-first', panel));
  const electorates = { panel: ['WG-1', 'NOR', 'DEU', 'FRA'] };
  await newReview(review, electorates);
}, 90_000);
afterAll(async () => {
  await api.close();
});

async function newReview(id: string, electorates: object): Promise<void> {
  const more = { procedure: { id: 'panel-first' }, electorates };
  await done(api.post(secretary, '/api/reviews', demoReview(id, more)));
}

async function done(asked: Promise<Answered>): Promise<Answered> {
  const answer = await asked;
  expect([answer.status, answer.at('code'), answer.at('detail')]).toEqual([
    200,
    undefined,
    undefined,
  ]);
  return answer;
}

function act(person: string, reference: string, body: object): Promise<Answered> {
  return api.post(person, `/api/recommendations/${reference}/acts`, body);
}

async function refused(asked: Promise<Answered>): Promise<unknown[]> {
  const answer = await asked;
  return [answer.status, answer.at('code')];
}

async function shown(reference: string, person = secretary): Promise<Answered> {
  return await api.get(person, `/api/recommendations/${reference}`);
}

/** A recommendation whose panel has been asked. */
async function inPanel(inReview = review): Promise<string> {
  const reference = freshId('R');
  const task = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${inReview}/recommendations`, task));
  await done(act(chair, reference, { type: 'freeze-version', text: `Text of ${reference}.` }));
  return reference;
}

async function respond(
  person: string,
  reference: string,
  position: string,
  more: object = {},
): Promise<Answered> {
  const text = String((await shown(reference)).at('text', 'hash'));
  return await api.post(person, `/api/recommendations/${reference}/responses`, {
    position,
    text,
    ...more,
  });
}

async function timeline(reference: string, person = secretary): Promise<Record<string, unknown>[]> {
  const answer = await api.get(person, `/api/recommendations/${reference}/timeline?limit=200`);
  const items = answer.at('items');
  return Array.isArray(items) ? items : [];
}

async function sentences(reference: string, person = secretary): Promise<string[]> {
  return (await timeline(reference, person)).map(({ sentence }) => String(sentence));
}

async function responsesOf(reference: string): Promise<unknown> {
  return (await api.get(secretary, `/api/recommendations/${reference}/responses`)).at('items');
}

describe('what a body does about its own part', () => {
  test('a position is withdrawn: on record as void, and the body is asked again', async () => {
    const reference = await inPanel();
    await done(respond('delegate.nor', reference, 'reserve', { clauses: ['1'] }));
    await done(act('delegate.nor', reference, { type: 'withdraw-position' }));
    expect(await responsesOf(reference)).toMatchObject([
      { body: 'NOR', status: 'void', why: 'withdrawn by the body that gave it', clauses: ['1'] },
    ]);
    expect((await shown(reference)).at('waitingOn')).toContain('NOR');
    expect(await sentences(reference)).toContain('Panel: NOR withdrew its position.');
    expect(await sentences(reference, 'delegate.deu')).not.toContain(
      'Panel: NOR withdrew its position.',
    );
    expect(await refused(act('delegate.nor', reference, { type: 'withdraw-position' }))).toEqual([
      409,
      'nothing-to-withdraw',
    ]);
  });

  test('a recusal leaves the electorate and is told to the body and the officers', async () => {
    const reference = await inPanel();
    const recused = await done(act('delegate.fra', reference, { type: 'recuse' }));
    expect(recused.at('now', 'needs')).not.toContainEqual(expect.objectContaining({ body: 'FRA' }));
    expect((await shown(reference)).at('stages', 1, 'recused')).toEqual(['FRA']);
    expect((await shown(reference, 'delegate.deu')).at('stages', 1, 'recused')).toEqual([]);
    expect(await refused(respond('delegate.fra', reference, 'agree'))).toEqual([
      403,
      'not-in-electorate',
    ]);
    const notices = await api.get('delegate.fra', '/api/notices?limit=50');
    expect(JSON.stringify(notices.body)).toContain('FRA left the electorate of Panel');
    await done(act(secretary, reference, passing('WG-1')));
    await done(respond('delegate.nor', reference, 'agree'));
    await done(respond('delegate.deu', reference, 'agree'));
    expect((await shown(reference)).at('step')).toBe('consolidation');
  });

  test('nobody recuses themselves where the procedure says so', async () => {
    const reference = await inPanel();
    const raise = { type: 'raise', reason: 'No agreement in the panel.' };
    await done(act(presiding, reference, raise));
    expect((await shown(reference)).at('step')).toBe('council');
    expect(await refused(act('delegate.fra', reference, { type: 'recuse' }))).toEqual([
      409,
      'not-permitted-now',
    ]);
  });
});

function passing(body: string) {
  return { type: 'pass-over', stage: 'panel', body, reason: `${body} has never answered.` };
}

describe('what officers do', () => {
  test('whoever froze the text does not answer on it; another of its body would', async () => {
    const reference = await inPanel();
    expect(await refused(respond(chair, reference, 'agree'))).toEqual([
      403,
      'separation-of-duties',
    ]);
  });

  test('the secretary goes on without who never answers, and everybody asked sees it', async () => {
    const reference = await inPanel();
    for (const body of ['WG-1', 'FRA']) await done(act(secretary, reference, passing(body)));
    expect(await sentences(reference, 'delegate.deu')).toContain(
      'Panel: FRA never answered and was passed over.',
    );
    const seen = await shown(reference, 'delegate.deu');
    expect(seen.at('stages', 1, 'passedOver')).toEqual(['WG-1', 'FRA']);
    expect(seen.at('stages', 1, 'electorate')).toContain('FRA');
    expect(seen.at('sentence')).toContain('Passed over: WG-1 and FRA.');
    expect(await refused(act(chair, reference, passing('NOR')))).toEqual([403, 'not-your-office']);
  });

  test('an erratum strikes a response and stands beside the mistaken event', async () => {
    const reference = await inPanel();
    const given = await done(respond('delegate.nor', reference, 'agree'));
    const event = given.at('accepted', 'sequence');
    const erratum = {
      type: 'erratum',
      event,
      strike: true,
      reason: 'It was the letter of Denmark.',
      instead: 'Norway has not answered.',
    };
    expect(await refused(act(chair, reference, erratum))).toEqual([403, 'not-your-office']);
    await done(act(secretary, reference, erratum));
    expect(await responsesOf(reference)).toMatchObject([
      { body: 'NOR', status: 'void', why: expect.stringContaining('struck by the erratum') },
    ]);
    const mistaken = (await timeline(reference, 'delegate.nor')).find(
      ({ sequence }) => sequence === event,
    );
    expect(mistaken?.['errata']).toMatchObject([
      {
        reason: 'It was the letter of Denmark.',
        instead: 'Norway has not answered.',
        struck: true,
      },
    ]);
    expect(await sentences(reference, 'delegate.deu')).not.toContainEqual(
      expect.stringContaining('Erratum'),
    );
    const unknown = { ...erratum, event: 5000 };
    expect(await refused(act(secretary, reference, unknown))).toEqual([404, 'unknown-event']);
  });

  test('what is withdrawn, returned or replaced says so on the timeline', async () => {
    const returned = await inPanel();
    await done(act(secretary, returned, { type: 'return', to: 'drafting', reason: 'Unclear.' }));
    expect((await shown(returned)).at('step')).toBe('drafting');
    expect(await sentences(returned)).toContain(
      'Panel: returned. The recommendation was returned.',
    );
    const withdrawn = await inPanel();
    await done(act(secretary, withdrawn, { type: 'withdraw', reason: 'No longer needed.' }));
    expect(await sentences(withdrawn)).toContain('Ended: withdrawn.');
    const replaced = await inPanel();
    await done(act(secretary, replaced, { type: 'supersede', successor: returned }));
    expect(await sentences(replaced)).toContain(`Ended: superseded by ${returned}.`);
  });
});

describe('what the summit withheld', () => {
  const reopening = { type: 'reopen', reason: 'The Council asks for it again.' };
  const path = () => `/api/reviews/${withheldIn}/acts`;
  let withheldIn = '';

  async function until(look: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await look()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('It did not happen within 20 seconds.');
  }

  async function workflowStatus(reference: string): Promise<string> {
    const handle = api.harness.client.workflow.getHandle(`recommendation:${reference}`);
    return (await handle.describe()).status.name;
  }

  /** Concluded by the summit, its workflow ended. */
  async function concluded(outcome: 'withheld' | 'noted'): Promise<string> {
    withheldIn = freshId('withheld');
    await newReview(withheldIn, { panel: ['NOR'] });
    const reference = await inPanel(withheldIn);
    await done(respond('delegate.nor', reference, 'agree'));
    const text = String((await shown(reference)).at('text', 'hash'));
    const close = { type: 'close-package', members: [{ reference, text }] };
    await until(async () => (await api.post(secretary, path(), close)).status === 200);
    await until(async () => (await shown(reference)).at('stage') === 'summit');
    const conclude = { type: 'conclude-member', reference, outcome };
    await done(api.post(presiding, path(), conclude));
    await until(async () => (await shown(reference)).at('over') === true);
    await until(async () => (await workflowStatus(reference)) === 'COMPLETED');
    return reference;
  }

  test('is reopened, runs again and goes to its second summit by itself', async () => {
    const reference = await concluded('withheld');
    const dry = `/api/recommendations/${reference}/acts?dryRun=true`;
    const would = await done(api.post(presiding, dry, reopening));
    expect(would.at('would', 'events', 0, 'sentence')).toBe(
      'Reopened at drafting, after the summit had withheld it.',
    );
    expect(await refused(act(chair, reference, reopening))).toEqual([403, 'not-your-office']);
    const key = randomUUID();
    const address = `/api/recommendations/${reference}/acts`;
    const first = await done(api.post(presiding, address, reopening, { key }));
    expect(first.at('now', 'stage')).toBe('drafting');
    const again = await done(api.post(presiding, address, reopening, { key }));
    expect(again.at('accepted', 'sequence')).toBe(first.at('accepted', 'sequence'));
    expect((await shown(reference)).at('over')).toBe(false);

    await done(act(chair, reference, { type: 'freeze-version', text: 'A better text.' }));
    await done(respond('delegate.nor', reference, 'agree'));
    await done(act(secretary, reference, { type: 'close-package', manifest: 'It alone.' }));
    await done(act(presiding, reference, { type: 'conclude', outcome: 'endorsed' }));
    expect((await shown(reference)).at('outcome')).toBe('endorsed');
  }, 60_000);

  test('is reopened by the sweep where the API died after the receipt', async () => {
    const reference = await concluded('withheld');
    const { store } = api.harness;
    const workflow = `recommendation:${reference}`;
    const key = randomUUID();
    const by = {
      is: 'person',
      person: presiding,
      body: 'NAC',
      role: 'presiding-officer',
      mandate: 'sample-pieter.devos',
    } as const;
    const command = { by, type: 'reopen', to: null, reason: sha256('why') } as const;
    const receivedAt = Date.now() - 10_000;
    const hash = hashOf(command);
    const person = presiding;
    const receipt = {
      workflow,
      key,
      hash,
      person,
      command,
      receivedAt,
      documents: [{ hash: sha256('why'), mediaType: 'text/markdown', text: 'why' }],
      start: null,
    };
    await commitReceipt(store, receipt);
    await sweepNow(api.harness);
    await until(async () => (await shown(reference)).at('stage') === 'drafting');
    expect((await findReceipt(store, workflow, key))?.settled?.answer).toMatchObject({
      status: 'counted',
    });
  }, 60_000);

  test('takes an erratum without coming back; what was noted is not reopened', async () => {
    const reference = await concluded('noted');
    expect(await refused(act(presiding, reference, reopening))).toEqual([409, 'not-permitted-now']);
    const erratum = { type: 'erratum', event: 1, reason: 'The title was misspelt.' };
    await done(act(secretary, reference, erratum));
    expect(await sentences(reference)).toContain('Erratum to event 1.');
    expect((await shown(reference)).at('over')).toBe(true);
    await until(async () => (await workflowStatus(reference)) === 'COMPLETED');
  }, 60_000);

  test('nothing goes to the summit by itself that was not reopened', async () => {
    const reference = await inPanel();
    for (const body of ['WG-1', 'FRA', 'DEU']) await done(act(secretary, reference, passing(body)));
    await done(respond('delegate.nor', reference, 'agree'));
    const close = { type: 'close-package', manifest: 'It alone.' };
    expect(await refused(act(secretary, reference, close))).toEqual([409, 'not-permitted-now']);
  });
});
