import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { sha256 } from '../../store/hash.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';
import {
  chair,
  frozenRecommendation,
  germany,
  norway,
  openTextsReview,
  outsider,
  registrar,
  secretary,
  ukraine,
} from './texts-review.ts';

let api: TestedApi;
let review: string;
beforeAll(async () => {
  api = await openTestedApi();
  review = await openTextsReview(api);
}, 90_000);
afterAll(async () => {
  await api.close();
});

const first =
  '# Register\n\n## 1. Purpose\nA register of contracts.\n\n## 2. Scope\n2.1 All contracts.\n2.2 Above 10,000.\n';
const second =
  '# Register\n\n## 1. Purpose\nA public register of contracts.\n\n## 2. Scope\n2.1 All contracts.\n2.2 Above 50,000.\n\n## 3. Owner\nThe ministry.\n';

const Changed = z.array(
  z.object({
    is: z.string(),
    number: z.string().nullable(),
    was: z.string().nullable(),
    words: z.array(z.object({ is: z.string(), text: z.string() })).nullable(),
    origins: z.array(
      z.object({
        by: z.string(),
        sentence: z.string(),
        proposer: z.string().nullable(),
        comment: z.string().nullable(),
        disposition: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),
);

async function commented(path: string, person: string, clause: string): Promise<string> {
  const text = { kind: 'substantive', clause, text: `Change ${clause}`, proposal: 'Better words' };
  await done(api.post(person, `${path}/comments`, text));
  const list = await api.get(person, `${path}/comments`);
  return String(
    z
      .array(z.object({ id: z.string() }))
      .parse(list.at('items'))
      .at(-1)?.id,
  );
}

describe('versions and what changed between them', () => {
  test('are shown by clause; each change names its proposer, comment and disposition', async () => {
    const path = await frozenRecommendation(api, review, { text: first });
    const one = await done(api.get(norway, `${path}/versions/1`));
    expect(one.at('hash')).toBe(sha256(first));
    expect(one.at('text')).toBe(first);
    const clauses = z.array(z.object({ number: z.string(), text: z.string() }));
    const found = clauses.parse(one.at('clauses'));
    expect(found.map(({ number }) => number)).toEqual(['0', '1', '2', '2.1', '2.2']);
    expect(found.map(({ text }) => text).join('')).toBe(first);

    const accepted = await commented(path, norway, '1');
    const rejected = await commented(path, germany, '2.2');
    for (const [comment, disposition] of [
      [accepted, 'accepted'],
      [rejected, 'rejected'],
    ])
      await done(
        api.post(chair, `${path}/acts`, { type: 'dispose', comment, disposition, reason: 'Seen.' }),
      );
    const wrong = await api.post(chair, `${path}/acts`, {
      type: 'freeze-version',
      text: second,
      changes: [{ clause: '3', comment: 'c-none' }],
    });
    expect([wrong.status, wrong.at('code')]).toEqual([404, 'unknown-comment']);
    const changes = [{ clause: '3', proposer: 'DEU', why: 'Asked for in the meeting.' }];
    await done(api.post(chair, `${path}/acts`, { type: 'freeze-version', text: second, changes }));

    const diff = await done(api.get(ukraine, `${path}/versions/2/changes?since=1`));
    expect(diff.at('changedClauses')).toEqual(['1', '2.2', '3']);
    const told = Changed.parse(diff.at('clauses'));
    expect(told.map(({ is, was, number }) => [is, was, number])).toEqual([
      ['unchanged', '0', '0'],
      ['changed', '1', '1'],
      ['unchanged', '2', '2'],
      ['unchanged', '2.1', '2.1'],
      ['changed', '2.2', '2.2'],
      ['added', null, '3'],
    ]);
    const [, purpose, , , scope, owner] = told;
    expect(purpose?.words?.filter(({ is }) => is !== 'same')).toEqual([
      { is: 'added', text: 'public ' },
    ]);
    expect(purpose?.origins).toEqual([
      expect.objectContaining({
        by: 'comment',
        proposer: 'NOR',
        comment: accepted,
        disposition: 'accepted',
        reason: 'Seen.',
      }),
    ]);
    expect(scope?.origins).toEqual([
      expect.objectContaining({
        by: 'own',
        sentence: "The chair's own: kari.holm for WG-1, who froze the version.",
      }),
    ]);
    expect(owner?.origins).toEqual([
      expect.objectContaining({
        by: 'named',
        proposer: 'DEU',
        reason: 'Asked for in the meeting.',
      }),
    ]);
    const never = await api.get(norway, `${path}/versions/1/changes`);
    expect([never.status, never.at('code')]).toEqual([404, 'unknown-version']);
  }, 60_000);

  test('carry the marking on from the version before until they are marked anew', async () => {
    const path = await frozenRecommendation(api, review, { text: first });
    expect((await api.get(norway, `${path}/versions/1`)).at('marking')).toBeNull();
    const mark = { type: 'mark', marking: 'NATO UNCLASSIFIED', releasability: ['UKR'] };
    await done(api.post(registrar, `${path}/acts`, mark));
    await done(api.post(chair, `${path}/acts`, { type: 'freeze-version', text: second }));
    const inherited = { marking: 'NATO UNCLASSIFIED', releasability: ['UKR'], inherited: true };
    const two = await api.get(ukraine, `${path}/versions/2`);
    expect(two.at('marking')).toEqual(inherited);
    const diff = await api.get(norway, `${path}/versions/2/changes`);
    expect(diff.at('version', 'marking')).toEqual(inherited);

    const anew = { type: 'mark', marking: 'NATO RESTRICTED', releasability: [] };
    await done(api.post(registrar, `${path}/acts`, anew));
    const list = await api.get(norway, `${path}/versions`);
    expect([list.at('items', 0, 'marking', 'marking'), list.at('items', 1, 'marking')]).toEqual([
      'NATO UNCLASSIFIED',
      { marking: 'NATO RESTRICTED', releasability: [], inherited: false },
    ]);

    const refused = await api.get(ukraine, `${path}/versions/2`);
    expect([refused.status, refused.at('code')]).toEqual([403, 'not-released']);
    expect(refused.at('detail')).toMatch(
      /Version 2 is marked NATO RESTRICTED, and is not released/,
    );
    expect((await api.get(ukraine, `${path}/versions/2/changes`)).status).toBe(403);
    const seen = await api.get(ukraine, `${path}/versions`);
    expect([seen.at('items', 0, 'text'), seen.at('items', 1, 'text')]).toEqual([first, null]);
    expect((await api.get(outsider, `${path}/versions/1`)).status).toBe(404);
    expect((await api.get('paul.reader', `${path}/versions/1`)).status).toBe(404);
  }, 60_000);
});

describe('language versions', () => {
  test('are beside the authoritative text, and a circulation waits for those that it needs', async () => {
    const path = await frozenRecommendation(api, review, { text: first });
    for (const person of [norway, germany, ukraine])
      await done(api.post(person, `${path}/responses`, { position: 'agree', text: sha256(first) }));
    const here = await api.get(secretary, path);
    expect([here.at('stage'), here.at('needs', 0, 'act')]).toEqual([
      'silence',
      'add-language-version',
    ]);
    const circulate = { type: 'circulate', languages: ['en', 'fr'] };
    const early = await api.post(secretary, `${path}/acts`, circulate);
    expect([early.status, early.at('code')]).toEqual([409, 'requirement-unmet']);
    expect(early.at('detail')).toMatch(/the language versions are ready \(missing: fr\)/);

    const french = '# Registre\n\n## 1. But\nUn registre des marchés.\n';
    const add = { type: 'add-language-version', language: 'fr', text: french };
    const notTheirs = await api.post(norway, `${path}/acts`, add);
    expect([notTheirs.status, notTheirs.at('code')]).toEqual([403, 'not-your-office']);
    await done(api.post(secretary, `${path}/acts`, add));
    const again = await api.post(secretary, `${path}/acts`, { ...add, language: 'en' });
    expect([again.status, again.at('code')]).toEqual([409, 'language-twice']);
    await done(
      api.post(chair, `${path}/acts`, { ...add, language: 'uk', text: '## 1. Мета\nРеєстр.' }),
    );
    await done(api.post(secretary, `${path}/acts`, circulate));

    const shown = await done(api.get(norway, `${path}/versions/1?language=uk`));
    expect([shown.at('shownLanguage'), shown.at('language'), shown.at('clauses', 0)]).toEqual([
      'uk',
      'en',
      { number: '1', heading: 'Мета', text: '## 1. Мета\nРеєстр.' },
    ]);
    expect(shown.at('languages')).toEqual([
      { language: 'en', text: sha256(first), authoritative: true },
      { language: 'fr', text: sha256(french), authoritative: false },
      { language: 'uk', text: sha256('## 1. Мета\nРеєстр.'), authoritative: false },
    ]);
    expect((await api.get(norway, `${path}/versions/1?language=de`)).status).toBe(404);

    const answer = { position: 'agree', text: sha256(french) };
    const other = await api.post(norway, `${path}/responses`, answer);
    expect([other.status, other.at('code')]).toEqual([409, 'text-changed']);
    expect(other.at('detail')).toMatch(/language version; what is decided is the authoritative/);
    const mended = await api.post(secretary, `${path}/acts`, { ...add, text: `${french}Mieux.` });
    expect([mended.status, mended.at('code')]).toEqual([409, 'not-permitted-now']);
  }, 60_000);

  test('may come with the version, whose own language is named', async () => {
    const path = await frozenRecommendation(api, review, {
      text: 'Texte qui fait foi.',
      language: 'fr',
      languageVersions: [{ language: 'en', text: 'A translation.' }],
    });
    const shown = await done(api.get(norway, `${path}/versions/1`));
    expect([shown.at('language'), shown.at('text'), shown.at('hash')]).toEqual([
      'fr',
      'Texte qui fait foi.',
      sha256('Texte qui fait foi.'),
    ]);
    expect((await api.get(norway, `${path}/versions/1?language=en`)).at('text')).toBe(
      'A translation.',
    );
  }, 60_000);
});
