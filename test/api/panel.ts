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

export const secretary = 'sofia.marin';
export const presiding = 'pieter.devos';
export const chair = 'kari.holm';
export const review = freshId('mending');

/** Open once `openPanel` has been awaited; a test file has one. */
export let api: TestedApi;

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

/** An API with a review in which the panel decides. */
export async function openPanel(environment?: () => Record<string, string>): Promise<void> {
  api = await openTestedApi(environment);
  await insertProcedure(api.harness.store, parseProcedure('panel-first', panel));
  const electorates = { panel: ['WG-1', 'NOR', 'DEU', 'FRA'] };
  await newReview(review, electorates);
}

export async function newReview(id: string, electorates: object): Promise<void> {
  const more = { procedure: { id: 'panel-first' }, electorates };
  await done(api.post(secretary, '/api/reviews', demoReview(id, more)));
}

export function act(person: string, reference: string, body: object): Promise<Answered> {
  return api.post(person, `/api/recommendations/${reference}/acts`, body);
}

export async function refused(asked: Promise<Answered>): Promise<unknown[]> {
  const answer = await asked;
  return [answer.status, answer.at('code')];
}

export async function shown(reference: string, person = secretary): Promise<Answered> {
  return await api.get(person, `/api/recommendations/${reference}`);
}

/** A recommendation whose panel has been asked. */
export async function inPanel(inReview = review): Promise<string> {
  const reference = freshId('R');
  const task = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${inReview}/recommendations`, task));
  await done(act(chair, reference, { type: 'freeze-version', text: `Text of ${reference}.` }));
  return reference;
}

export async function respond(
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

export async function timeline(
  reference: string,
  person = secretary,
): Promise<Record<string, unknown>[]> {
  const answer = await api.get(person, `/api/recommendations/${reference}/timeline?limit=200`);
  const items = answer.at('items');
  return Array.isArray(items) ? items : [];
}

export async function sentences(reference: string, person = secretary): Promise<string[]> {
  return (await timeline(reference, person)).map(({ sentence }) => String(sentence));
}

export async function responsesOf(reference: string): Promise<unknown> {
  return (await api.get(secretary, `/api/recommendations/${reference}/responses`)).at('items');
}

/** Going on without a body that never answers. */
export function passing(body: string) {
  return { type: 'pass-over', stage: 'panel', body, reason: `${body} has never answered.` };
}
