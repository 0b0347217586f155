import { parseProcedure } from '../../procedures/load.ts';
import { insertProcedure } from '../../store/procedures.ts';
import { demoReview, done, freshId, type TestedApi } from './running-api.ts';

export const chair = 'kari.holm';
export const secretary = 'sofia.marin';
export const registrar = 'lucas.meyer';
export const norway = 'delegate.nor';
export const germany = 'delegate.deu';
/** A delegate of Ukraine, which is a partner in the review. */
export const ukraine = 'iryna.melnyk';
/** Somebody of a body that has no place in the review. */
export const outsider = 'delegate.prt';

const procedure = `
id: texts-only
version: 1
title: A group's comments and a silence in two languages
acts: { freeze-version: [working-group-chair], dispose: [working-group-chair], mark: [registrar] }
steps:
  - id: drafting
    title: Drafting
    stages:
      - { kind: task, id: drafting, title: Drafting, act: freeze-version, holder: working-group-chair }
  - id: working-group
    title: Working group
    stages:
      - kind: decision
        id: working-group
        title: Agreement of the working group
        electorate: nations
        opening: { by: working-group-chair }
        window: { default: 20 hours }
        positions: { agree: {}, object: { effect: blocks } }
        comments: { by: electorate }
        gate:
          - { is: comments-disposed, label: comments are not disposed of }
          - { is: no-critical-comment, label: critical comments are not disposed of }
        judged: { from: opening, until: decided }
  - id: silence
    title: Silence
    stages:
      - kind: decision
        id: silence
        title: Silence procedure
        electorate: nations
        opening:
          by: secretary
          act: circulate
          unmet: wait
          requires:
            - { is: languages, languages: [en, fr], label: the language versions are ready, from: secretary }
        window: { default: 20 hours }
        silence: assent
        positions: { agree: {}, object: { effect: breaks } }
        agreed: end
`;

/** A review in which Norway, Germany and the partner Ukraine decide on texts. */
export async function openTextsReview(api: TestedApi): Promise<string> {
  await insertProcedure(api.harness.store, parseProcedure('texts-only', procedure));
  const review = freshId('texts');
  const made = await api.post(
    secretary,
    '/api/reviews',
    demoReview(review, {
      procedure: { id: 'texts-only' },
      electorates: { nations: ['NOR', 'DEU', 'UKR'] },
      partners: { UKR: 'UKR', 'MOD-UKR': 'UKR' },
    }),
  );
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  return review;
}

/** A recommendation with its first version frozen; answers its address. */
export async function frozenRecommendation(
  api: TestedApi,
  review: string,
  frozen: Record<string, unknown>,
): Promise<string> {
  const reference = freshId('R');
  const body = { reference, title: 'Реєстр закупівель', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${review}/recommendations`, body));
  const path = `/api/recommendations/${reference}`;
  await done(api.post(chair, `${path}/acts`, { type: 'freeze-version', ...frozen }));
  return path;
}
