import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { kept } from '../api/asked-to-agree.ts';
import { demoReview, freshId, type TestedApi } from '../api/running-api.ts';

export const secretary = 'sofia.marin';
export const chair = 'kari.holm';
export const presiding = 'pieter.devos';
export const registrar = 'lucas.meyer';

/**
 * From a text to its silence, the package and the summit, at the pace of whoever plays it: a silence
 * is over when all have answered, and its periods may be of seconds.
 */
const route = `
id: silence-route
version: 1
title: A silence and what follows it
service: { drain: 1 seconds, lateWake: 2 minutes, gaps: 15 minutes, within: 4 hours }
acts:
  freeze-version: [working-group-chair]
  mark: [registrar]
  withdraw: [secretary]
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
        title: Silence procedure
        electorate: nations
        opening: { by: secretary, act: circulate }
        window: { default: 2 hours, minimum: 1 seconds }
        silence: assent
        breaks: standing
        positions:
          agree: {}
          object: { effect: breaks }
          reserve: { attached: true }
          state: { attached: statement }
          not-participating: { attached: true }
        judged: { from: all-answered, until: expiry }
        extension: { by: presiding-officer }
        newText: { by: presiding-officer }
        agreed: { step: consolidation }
        broken: meeting
  - id: consolidation
    title: Consolidation
    stages:
      - { kind: task, id: consolidation, title: Package, act: close-package, holder: secretary }
  - id: summit
    title: Summit
    stages:
      - { kind: task, id: summit, title: Summit, act: conclude, holder: presiding-officer, due: { from: summit, after: 0 seconds } }
  - id: publication
    title: Publication
    stages:
      - { kind: task, id: publication, title: Publication, act: publish, holder: registrar, next: end }
`;

/** A review by that route in which these nations are asked. */
export async function openSilences(api: TestedApi, nations: readonly string[]): Promise<string> {
  const review = freshId('silences');
  await insertProcedure(api.harness.store, parseProcedure('silence-route', route));
  const more = { procedure: { id: 'silence-route' }, electorates: { nations } };
  await kept(api, secretary, '/api/reviews', demoReview(review, more));
  return review;
}

/** A recommendation with its first text, which waits for the secretary to circulate it. */
export async function draft(api: TestedApi, review: string, title = 'Publish award notices') {
  const reference = freshId('R');
  const path = `/api/recommendations/${reference}`;
  const tasking = { reference, title, workingGroup: 'WG-1' };
  await kept(api, secretary, `/api/reviews/${review}/recommendations`, tasking);
  await freeze(api, path, 'Award notices are published within ten days.');
  await kept(api, registrar, `${path}/acts`, { type: 'mark', marking: 'NATO UNCLASSIFIED' });
  return { reference, path, page: `/recommendations/${reference}` };
}

/** The chair freezes a text; a silence that runs on the one before goes into its next round. */
export async function freeze(
  api: TestedApi,
  path: string,
  text: string,
  window?: object,
): Promise<void> {
  const frozen = { type: 'freeze-version', text, ...(window === undefined ? {} : { window }) };
  await kept(api, chair, `${path}/acts`, frozen);
}

export async function circulate(api: TestedApi, path: string, window: object): Promise<void> {
  await kept(api, secretary, `${path}/acts`, { type: 'circulate', languages: ['en'], window });
}

/** What is on record of this body, as its own delegate knows it. */
export async function onRecord(api: TestedApi, path: string, person: string) {
  const items = (await api.get(person, `${path}/responses`)).at('items');
  return (Array.isArray(items) ? items : []).map((one: unknown) => {
    const row: Record<string, unknown> = { ...(typeof one === 'object' ? one : {}) };
    return `${String(row['body'])} ${String(row['position'])} ${String(row['status'])}`;
  });
}
