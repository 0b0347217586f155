import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { readConfiguration } from '../../api/configuration.ts';
import { startApi } from '../../api/server.ts';
import {
  memberIn,
  PackageReview,
  presiding,
  referencesIn,
  secretary,
  ukrainian,
  until,
} from './package-route.ts';
import { openTestedApi, type TestedApi } from './running-api.ts';

let api: TestedApi;
beforeAll(async () => {
  api = await openTestedApi();
}, 90_000);
afterAll(async () => {
  await api.close();
});

test('before its closing the package shows what is ready, what is not and why, and what a slip costs', async () => {
  const review = await PackageReview.open(api);
  const ready = await review.agreed();
  const late = await review.drafted();
  await review.ready([ready]);
  const seen = await review.packageSeenBy(secretary);
  expect([seen.at('closed'), seen.at('manifest')]).toEqual([null, null]);
  expect(seen.at('marking')).toBe('NATO UNCLASSIFIED');
  const member = memberIn(seen.at('members'), ready);
  expect(member).toMatchObject({
    version: 1,
    text: expect.stringMatching(/^[0-9a-f]{64}$/),
    marking: 'NATO UNCLASSIFIED',
    authority: 'MOD-UKR',
    stages: [{ stage: 'agreement', outcome: 'agreed' }],
    reservations: [{ body: 'DEU', reason: `The costs of ${ready}.` }],
    statements: [{ body: 'FRA', statement: `Clause 1 of ${ready} is read widely.` }],
    slip: { misses: { zone: 'Europe/Brussels' }, sentence: expect.stringContaining('summit') },
  });
  const waiting = memberIn(seen.at('notReady'), late);
  expect(waiting).toMatchObject({ step: 'agreement', why: expect.stringContaining('Agreement') });
}, 60_000);

test('positions are shown to officers and to their own nation, attached ones to all who take part', async () => {
  const review = await PackageReview.open(api);
  const reference = await review.agreed();
  await review.ready([reference]);
  const positionsSeenBy = async (person: string) => {
    const seen = await review.packageSeenBy(person);
    return JSON.stringify(memberIn(seen.at('members'), reference)['stages']);
  };
  expect(await positionsSeenBy(secretary)).toMatch(/DEU.*FRA.*NOR/);
  const norwegian = await positionsSeenBy('delegate.nor');
  expect(norwegian).toContain('"NOR"');
  expect(norwegian).not.toMatch(/"DEU"|"FRA"/);
  const others = await review.packageSeenBy('delegate.pol');
  expect(memberIn(others.at('members'), reference)).toMatchObject({
    reservations: [{ body: 'DEU' }],
  });
  const stranger = await review.packageSeenBy('paul.reader');
  expect([stranger.status, stranger.at('code')]).toEqual([404, 'unknown-review']);
  expect((await api.get(null, `/api/reviews/${review.id}/package`)).status).toBe(401);
}, 60_000);

test('a closed package stays as it was; what is taken out of it waits again and can be put back', async () => {
  const review = await PackageReview.open(api);
  const [stays, goes] = [await review.agreed(), await review.agreed()];
  const out = { type: 'take-out', reference: goes, reason: 'Its costs are not known.' };
  await review.ready([stays, goes]);
  await review.does(secretary, review.acts, out);
  await review.ready([stays]);
  const kept = await review.packageSeenBy(secretary);
  expect(memberIn(kept.at('notReady'), goes)).toMatchObject({
    takenOut: { reason: 'Its costs are not known.', closing: 'before' },
  });
  await review.does(secretary, review.acts, { ...out, type: 'put-back', reason: 'Now known.' });
  await review.close([stays, goes]);
  await review.reaches(goes, 'summit');
  const closed = await review.packageSeenBy(secretary);
  expect(closed.at('manifest')).toEqual(expect.stringMatching(/^[0-9a-f]{64}$/));

  const notTheirs = await api.post(presiding, review.acts, out);
  expect([notTheirs.status, notTheirs.at('code')]).toEqual([403, 'not-allowed']);
  const would = await api.post(secretary, `${review.acts}?dryRun=true`, out);
  expect(would.at('would', 'events', 0, 'sentence')).toBe(`${goes} is taken out of the package.`);
  await review.does(secretary, review.acts, out);
  await review.reaches(goes, 'consolidation');
  const notices = await until(async () => {
    const shown = JSON.stringify((await api.get('delegate.nor', '/api/notices')).body);
    return shown.includes(`${goes} was taken out of the package`) ? shown : undefined;
  });
  expect(notices).toContain(goes);
  const frozen = await review.packageSeenBy(secretary);
  expect(referencesIn(frozen.at('members'))).toEqual(referencesIn(closed.at('members')));
  expect(memberIn(frozen.at('members'), goes)).toMatchObject({ takenOut: { closing: 'after' } });

  await until(async () => {
    const back = { ...out, type: 'put-back', reason: 'Agreed again.' };
    return (await api.post(secretary, review.acts, back)).status === 200 ? true : undefined;
  });
  await review.reaches(goes, 'summit');
  const except = [{ reference: stays, outcome: 'withheld' }];
  const all = { type: 'conclude-all', outcome: 'endorsed', except };
  await review.does(presiding, review.acts, all);
  await review.reaches(goes, 'publication');
  await review.reaches(stays, 'over');
  const after = await review.packageSeenBy(secretary);
  expect(after.at('manifest')).toBe(closed.at('manifest'));
  expect(memberIn(after.at('members'), stays)).toMatchObject({ concluded: 'withheld' });
}, 120_000);

test('a closed package is printed as the same bytes again and again, by any API, whatever came later', async () => {
  const review = await PackageReview.open(api);
  const reference = await review.agreed();
  await review.close([reference]);
  await review.reaches(reference, 'summit');
  const [docx, pdf] = [
    await review.printed(secretary, 'docx'),
    await review.printed(secretary, 'pdf'),
  ];
  const words = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true });
  for (const said of [ukrainian, `The costs of ${reference}.`, reference]) {
    expect(words).toContain(said);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(said);
  }
  const other = await startApi(
    readConfiguration({
      DATABASE_URL: api.harness.databaseUrl,
      TEMPORAL_ADDRESS: process.env['NEMCON_TEST_TEMPORAL_ADDRESS'],
      TEMPORAL_TASK_QUEUE: api.harness.taskQueue,
      OIDC_ISSUER: api.issuer.url,
      API_PORT: '0',
      LOG_LEVEL: 'silent',
    }),
  );
  try {
    const conclude = { type: 'conclude-member', reference, outcome: 'endorsed' };
    await review.does(presiding, review.acts, conclude);
    await review.reaches(reference, 'publication');
    for (const url of [api.url, other.url]) {
      expect(Buffer.compare(await review.printed(secretary, 'docx', url), docx)).toBe(0);
      expect(Buffer.compare(await review.printed(secretary, 'pdf', url), pdf)).toBe(0);
    }
    const norwegian = await review.printed('delegate.nor', 'docx', other.url);
    const theirs = strFromU8(unzipSync(norwegian)['word/document.xml'] ?? new Uint8Array());
    expect(theirs).not.toContain('>DEU<');
    expect(words).toContain('>DEU<');
  } finally {
    await other.close();
  }
}, 120_000);
