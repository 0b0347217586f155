import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { tellEvent } from '../../api/shown/event-sentence.ts';
import { tellStandIn } from '../../api/shown/stand-in.ts';
import { utc } from '../../api/shown/time.ts';
import { told } from '../../api/shown/told.ts';
import { refusalProblem } from '../../api/write/refusal-problem.ts';
import type { Language } from '../../domain/words/languages.ts';
import { findRefusedAttempts } from '../../store/refused-attempts.ts';
import { recommendationWorkflowId } from '../../workflows/messages.ts';
import { demoReview, done, freshId, openTestedApi, type TestedApi } from './running-api.ts';

const secretary = 'sofia.marin';
const review = freshId('languages');
let api: TestedApi;
let reference: string;

beforeAll(async () => {
  api = await openTestedApi();
  await done(api.post(secretary, '/api/reviews', demoReview(review)));
  reference = freshId('R');
  const body = { reference, title: 'Publish award notices', workingGroup: 'WG-1' };
  await done(api.post(secretary, `/api/reviews/${review}/recommendations`, body));
}, 90_000);
afterAll(async () => {
  await api.close();
});

function inLanguage(language: string) {
  return { 'accept-language': language };
}

/** The secretary does what is the chair's. */
async function accept(language: string, { key = randomUUID(), dryRun = false } = {}) {
  const path = `/api/recommendations/${reference}/acts${dryRun ? '?dryRun=true' : ''}`;
  const asking = { key, headers: inLanguage(language) };
  const answer = await api.post(secretary, path, { type: 'accept' }, asking);
  expect([answer.status, answer.at('code')]).toEqual([403, 'not-your-office']);
  return answer;
}

const details = {
  en: 'Tasking waits for the working-group-chair. Nothing was changed; the attempt is on record.',
  fr: '« Mandat » attend le président du groupe de travail. Rien n’a été modifié ; la tentative est au dossier.',
  uk: '«Доручення» — чекаємо: голова робочої групи. Нічого не змінено; спробу записано.',
};

describe('what is refused is told in the language of whoever asked', () => {
  test.each([
    ['en', 'en'],
    ['fr-BE, en;q=0.5', 'fr'],
    ['uk', 'uk'],
    ['de', 'en'],
  ] as const)('what the workflow refuses, asked in %s', async (asked, language) => {
    const answer = await accept(asked);
    expect(answer.at('detail')).toBe(details[language]);
    expect(answer.headers.get('content-language')).toBe(language);
    expect(answer.headers.get('vary')).toMatch(/accept-language/i);
  });

  test('the title says the same as the detail, and the code is no word of a language', async () => {
    const titles = await Promise.all(['fr', 'uk'].map((one) => accept(one)));
    expect(titles.map((answer) => answer.at('title'))).toEqual([
      'C’est à une autre fonction de le faire',
      'Це робить інша посада',
    ]);
  });

  test('what was refused once is told to whoever asks again in another language', async () => {
    const key = randomUUID();
    expect((await accept('en', { key })).at('detail')).toBe(details.en);
    expect((await accept('uk', { key })).at('detail')).toBe(details.uk);
    const receipt = `/api/receipts/${recommendationWorkflowId(reference)}/${key}`;
    const shown = await api.get(secretary, receipt);
    expect(shown.at('answer')).toEqual({
      code: 'not-your-office',
      message: 'Tasking waits for the working-group-chair.',
    });
  });

  test('a dry run is refused in the same words', async () => {
    expect((await accept('fr', { dryRun: true })).at('detail')).toBe(
      '« Mandat » attend le président du groupe de travail. Rien n’a été modifié : c’était un essai.',
    );
  });

  test('what was refused before there were other languages is told as it was kept', () => {
    const kept = { ok: false, code: 'over', message: 'Said long ago.' } as const;
    expect(told('fr', refusalProblem(kept).said)).toBe(
      'Said long ago. Rien n’a été modifié ; la tentative est au dossier.',
    );
  });

  test('a field that does not fit, in our words and in those of the library', async () => {
    const body = { ...demoReview(freshId('r')), colour: 'blue', groups: 7, summitAt: 'soon' };
    const headers = inLanguage('uk');
    const answer = await api.post(secretary, '/api/reviews', body, { headers });
    expect([answer.status, answer.at('title')]).toEqual([400, 'Запит не відповідає своєму опису']);
    expect(answer.at('errors')).toEqual([
      { path: '/summitAt', message: 'не є моментом часу, наприклад 2026-07-09T12:00:00Z' },
      {
        path: '/groups',
        message: 'Неправильні вхідні дані: очікується масив, отримано число',
      },
      { path: '/colour', message: 'тут невідоме' },
    ]);
    expect(answer.at('detail')).toMatch(
      /^Запит \(тіло\) не відповідає своєму опису \(\/summitAt: не є/,
    );
  });

  test('what is not there, and what nobody may be told without a sign-in', async () => {
    const get = async (path: string, person: string | null) =>
      await fetch(`${api.url}${path}`, {
        headers: {
          ...inLanguage('fr'),
          ...(person === null ? {} : { authorization: `Bearer ${await api.issuer.token(person)}` }),
        },
      });
    expect(await (await get('/api/nowhere', secretary)).json()).toMatchObject({
      title: 'Il n’y a rien à cette adresse',
      detail: 'Rien ne répond à /api/nowhere. GET /api/docs donne la liste des adresses.',
    });
    expect(await (await get('/api/inbox', null)).json()).toMatchObject({
      title: 'Connectez-vous d’abord',
    });
  });

  test('a package none of which is marked says so', async () => {
    const path = `${api.url}/api/reviews/${review}/package`;
    const headers = {
      ...inLanguage('fr'),
      authorization: `Bearer ${await api.issuer.token(secretary)}`,
    };
    expect(await (await fetch(path, { headers })).json()).toMatchObject({
      marking: 'SANS MENTION',
    });
  });

  test('who acted in whose place stands beside what they did', () => {
    const desk = { body: 'NOR', role: 'delegate', mandate: 'm-1@1' } as const;
    const by = { is: 'person', person: 'bo', principal: 'anna', ...desk } as const;
    const tell = (language: Language) =>
      tellStandIn('Silence : NOR accepte.', by, { kind: 'officer' }, language);
    expect([tell('en'), tell('fr'), tell('uk')]).toEqual([
      'Silence : NOR accepte (bo for anna).',
      'Silence : NOR accepte (bo pour anna).',
      'Silence : NOR accepte (bo за anna).',
    ]);
  });

  test('what an act on a review would do is told as it is on paper', () => {
    const words = { procedure: { steps: [] }, zone: utc, language: 'uk' } as const;
    const closed = { type: 'package-closed', members: [], manifest: 'm' } as const;
    expect(tellEvent(closed, words).sentence).toBe('Пакет закрито (рекомендацій: 0).');
    const concluded = { type: 'member-concluded', reference: 'R-1', outcome: 'endorsed' } as const;
    expect(tellEvent(concluded, words).sentence).toBe('R-1: схвалено.');
  });

  test('a refused attempt is on record in English, in whatever language it was told', async () => {
    await accept('fr');
    const kept = await findRefusedAttempts(api.harness.store, { subject: reference });
    expect(kept.length).toBeGreaterThan(3);
    expect(kept.every(({ message }) => /^[\x20-\x7e]+$/.test(message))).toBe(true);
  });
});
