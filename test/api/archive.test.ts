import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import { makeKey, readPrivateKey } from '../../audit/keys.ts';
import { archived } from '../../domain/archive.ts';
import { findCheckpoints, makeCheckpoint } from '../../store/audit/checkpoints.ts';
import { proveConsistency } from '../../store/audit/proofs.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { sha256 } from '../../store/hash.ts';
import { commitReceipt, settleRefusal } from '../../store/receipts.ts';
import { prepare, putOnRecord } from '../../tools/archive/archive.ts';
import { checkArchive } from '../../tools/archive/check.ts';
import { unpacked } from '../../tools/archive/container.ts';
import { dice } from '../abuse/dice.ts';
import { forgeries, singleTamperings } from './archive-tampering.ts';
import { upload } from './bytes.ts';
import { PackageReview, presiding, registrar, secretary } from './package-route.ts';
import { done, openTestedApi, type TestedApi } from './running-api.ts';

const secret = makeKey('nemcon.example/audit');
const log = readPrivateKey(secret);
const by = 'Olga Lind, operator';
const folder = mkdtempSync(join(tmpdir(), 'nemcon-archive-'));

let api: TestedApi;
let review: PackageReview;
let endorsed: string;
let withheld: string;
/** A checkpoint from before the archive, and the archive as it was written first. */
let earlier: string;
let file: string;
let bytes: Buffer;

beforeAll(async () => {
  api = await openTestedApi();
  review = await PackageReview.open(api);
  [endorsed, withheld] = [await review.agreed(), await review.agreed()];
  await attachFile(endorsed);
  await review.close([endorsed, withheld]);
  await review.reaches(endorsed, 'summit');
  const except = [{ reference: withheld, outcome: 'withheld' }];
  await review.does(presiding, review.acts, { type: 'conclude-all', outcome: 'endorsed', except });
  await review.reaches(withheld, 'over');
  await makeCheckpoint(api.harness.store, [log]);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

async function attachFile(reference: string): Promise<void> {
  const bytesOfFile = Buffer.from('%PDF-1.7 of no consequence');
  const handed = await upload(api, 'kari.holm', 'application/pdf', bytesOfFile);
  const attachment = String(handed.body['hash']);
  await review.does('kari.holm', `/api/recommendations/${reference}/acts`, {
    type: 'attach',
    attachment,
    name: 'figures.pdf',
  });
}

/** Whoever carries it out shows so; the last refusal is of an act on what is over. */
async function carriedOut(reference: string): Promise<void> {
  const path = `/api/recommendations/${reference}/acts`;
  await review.reaches(reference, 'publication');
  await review.does(registrar, path, { type: 'publish', entry: 'Every contract is announced.' });
  await review.reaches(reference, 'implementation');
  await review.does('oleh.bondar', path, { type: 'submit-evidence', evidence: 'A report.' });
  await review.does(secretary, path, { type: 'accept-evidence' });
  await review.reaches(reference, 'over');
  expect((await api.post(registrar, path, { type: 'mark', marking: 'PUBLIC' })).status).toBe(409);
}

/** As an operator runs it. */
async function archive(args: readonly string[], more: Record<string, string> = {}) {
  const main = join(import.meta.dirname, '../../tools/archive/main.ts');
  const set = { DATABASE_URL: api.harness.administratorUrl, AUDIT_KEY: secret, NODE_OPTIONS: '' };
  const env = { ...process.env, ...set, AUDIT_SEEN_FILE: '', ...more };
  const child = spawn(process.execPath, [main, ...args], { env, cwd: folder });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: Number(code), out, err };
}

const now = { ARCHIVE_AFTER: 'P0D' };
const redact = (document: string) =>
  done(
    api.post(registrar, '/api/redactions', {
      what: { document },
      reason: 'It names a person who has to be protected.',
    }),
  );
const shown = async () => (await api.get(secretary, `/api/reviews/${review.id}`)).at('archive');

describe('a review that is not to be archived yet', () => {
  test('is refused while one of its recommendations is carried out, whatever was set', async () => {
    const asked = await archive([review.id, '--by', by], now);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toContain(`is not closed: ${endorsed} is not over yet`);
    await carriedOut(endorsed);
  }, 60_000);

  test('rests for a year unless ARCHIVE_AFTER says otherwise, and is not among those due', async () => {
    const asked = await archive([review.id, '--by', by]);
    expect(asked.err).toMatch(
      /was closed on .* and is archived P1Y later, from .* \(ARCHIVE_AFTER\)/,
    );
    expect((await archive(['--due', '--by', by])).out).toBe('No review is due.\n');
    expect((await archive([review.id, '--by', by], { ARCHIVE_AFTER: '1 year' })).err).toMatch(
      /ARCHIVE_AFTER is "1 year": write a length of time such as P1Y/,
    );
    expect((await archive([review.id])).err).toMatch(/--by NAME/);
    expect(await shown()).toBeNull();
  }, 30_000);

  test('says in a dry run what it would do, and does nothing', async () => {
    await redact(sha256(`The costs of ${withheld}.`));
    const asked = await archive([review.id, '--dry-run', '--out', folder], now);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toMatch(
      /would go on record[^]*NATO UNCLASSIFIED[^]*redacted: 1\nNothing was done/,
    );
    expect(await shown()).toBeNull();
  }, 30_000);
});

describe('an archived review', () => {
  test('is one file for nobody else to read, on record in the register and in its log', async () => {
    earlier = (await findCheckpoints(api.harness.store)).at(-1)?.note ?? '';
    const asked = await archive(['--due', '--by', by, '--out', folder], now);
    expect(asked).toMatchObject({ code: 0, err: '' });
    file = join(folder, `nemcon-archive-${review.id}-1.tar`);
    bytes = readFileSync(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const members = (await unpacked(bytes)) ?? [];
    const manifest = members.find(({ name }) => name === 'manifest.json')?.bytes.toString() ?? '';
    expect(await shown()).toMatchObject({
      sha256: sha256(manifest),
      archivedAt: { zone: 'Europe/Brussels' },
    });
    const page = members[0]?.bytes.toString() ?? '';
    expect(page.split('\n', 1)).toEqual(['NATO UNCLASSIFIED']);
    expect(page).toMatch(/DEU reserve, FRA state, NOR agree|NOR agree/);
    expect(page).toContain(`| ${withheld} | The title of ${withheld} | withheld |`);
    const all = bytes.toString('utf8');
    expect(all).toContain(`The costs of ${endorsed}.`);
    expect(all).not.toContain(`The costs of ${withheld}.`);
    expect(all).toContain('%PDF-1.7 of no consequence');
    const secrets = /.{0,40}(Sofia Marin|@[a-z]|[Bb]earer|token|PRIVATE).{0,40}/;
    expect(secrets.exec(all)?.[0]).toBeUndefined();
    expect((await verifyLog(api.harness.store, [])).difference).toBeNull();
  }, 30_000);

  test('gives the same bytes again, and is not due twice', async () => {
    const elsewhere = mkdtempSync(join(folder, 'again-'));
    const asked = await archive([review.id, '--by', 'Somebody else', '--out', elsewhere], now);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(elsewhere, `nemcon-archive-${review.id}-1.tar`)).equals(bytes)).toBe(
      true,
    );
    expect((await archive(['--due', '--by', by], now)).out).toBe('No review is due.\n');
  }, 30_000);

  test('can be read, and nothing in it is tasked, reopened or corrected', async () => {
    const path = `/api/recommendations/${withheld}/acts`;
    const reopen = { type: 'reopen', reason: 'The Council asks for it again.' };
    const task = { reference: `${withheld}-2`, title: 'One more', workingGroup: 'WG-1' };
    const tasking = `/api/reviews/${review.id}/recommendations`;
    for (const answer of [
      await api.post(presiding, path, reopen),
      await api.post(secretary, tasking, task),
      await api.post(secretary, `${tasking}?dryRun=true`, task),
    ]) {
      expect([answer.status, answer.at('code')]).toEqual([409, 'over']);
      expect(answer.at('detail')).toMatch(/is archived: it can be read/);
    }
    expect((await api.get('delegate.nor', `/api/recommendations/${endorsed}`)).status).toBe(200);
  });
});

describe('what is sent while an archive is made', () => {
  test('keeps it from being put on record until it is on record itself', async () => {
    const { store } = api.harness;
    const rest = { years: 0, months: 0, days: 0 };
    const asked = { review: review.id, by, after: 'P0D', rest, again: true };
    const prepared = await prepare(store, asked);
    const workflow = `recommendation:${withheld}`;
    const key = 'a-reopening-on-its-way';
    const actor = {
      is: 'person',
      person: presiding,
      body: 'NAC',
      role: 'presiding-officer',
    } as const;
    const reason = sha256('The Council asks for it again.');
    await commitReceipt(store, {
      workflow,
      key,
      hash: sha256(key),
      person: presiding,
      documents: [],
      start: null,
      command: { by: { ...actor, mandate: 'one' }, type: 'reopen', to: null, reason },
      receivedAt: Date.now(),
    });
    await expect(putOnRecord(store, prepared)).rejects.toThrow('is not on record yet');
    const no = archived(review.id);
    await settleRefusal(store, workflow, key, no);
  });
});

describe('npm run archive -- verify', () => {
  const kept = join(folder, 'kept.json');

  test('needs no server, and says against what it was held', async () => {
    const [newest] = (await findCheckpoints(api.harness.store)).slice(-1);
    const own = `${JSON.stringify({ checkpoint: newest?.note })}\n`;
    writeFileSync(kept, `${JSON.stringify({ checkpoint: earlier })}\n${own}`);
    const offline = { DATABASE_URL: '', AUDIT_KEY: '' };
    const key = log.public.text;
    const asked = await archive(['verify', file, '--checkpoint', kept, '--key', key], offline);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out).toMatch(
      /^"NATO UNCLASSIFIED"\nWhole: .*Olga Lind[^]*redacted   text [0-9a-f]{64}\nIt was held against .*kept.json\.\n$/,
    );
    expect((await archive(['verify', file], offline)).out).toMatch(
      /Nothing from outside was given/,
    );
  }, 30_000);

  test('asks for a proof of growth where the checkpoint is of another size', async () => {
    const { store } = api.harness;
    writeFileSync(kept, earlier);
    const asked = await archive(['verify', file, '--checkpoint', kept]);
    expect(asked.code).toBe(2);
    expect(asked.err).toMatch(/It cannot be said: .*--consistency/);
    const from = openCheckpoint(earlier, [log.public]).size;
    const to = Number(/had (\d+) when/.exec((await archive(['verify', file])).out)?.[1]);
    const growth = join(folder, 'growth.json');
    const proof = await proveConsistency(store, from, to);
    writeFileSync(growth, JSON.stringify({ from, to, proof }));
    const given = ['verify', file, '--checkpoint', kept, '--consistency'];
    expect(await archive([...given, growth])).toMatchObject({ code: 0, err: '' });
    writeFileSync(growth, JSON.stringify({ from, to, proof: proof.toReversed() }));
    expect((await archive([...given, growth])).err).toMatch(/of another log than .*kept.json/);
  }, 30_000);

  test('ends with 1 and the first thing that differs, and with 2 where it cannot be said', async () => {
    const changed = join(folder, 'changed.tar');
    const at = bytes.indexOf(`The costs of ${endorsed}.`);
    writeFileSync(
      changed,
      Buffer.concat([bytes.subarray(0, at), Buffer.from('X'), bytes.subarray(at + 1)]),
    );
    const asked = await archive(['verify', changed]);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toMatch(
      /^The archive differs\. texts\/[0-9a-f]{64}\S* is not the one that manifest/,
    );
    expect((await archive(['verify', join(folder, 'none.tar')])).code).toBe(2);
  }, 30_000);
});

/** What a delegation kept of the log: the checkpoint that the archive leads to. */
async function outside() {
  const notes = await findCheckpoints(api.harness.store);
  const checkpoints = notes.map(({ note }) => ({
    what: 'outside',
    ...openCheckpoint(note, [log.public]),
  }));
  const { log: own } = await whole(bytes);
  return { checkpoints: checkpoints.filter(({ size }) => size === own.size) };
}

async function whole(of: Buffer) {
  const checked = await checkArchive(of, { checkpoints: [] });
  if (checked.is !== 'whole') throw new Error(checked.why);
  return checked;
}

describe('against a checkpoint that was kept outside', () => {
  test('more than 500 single tamperings are found, each with a sentence', async () => {
    const held = await outside();
    expect((await checkArchive(bytes, held)).is).toBe('whole');
    const unseen: string[] = [];
    let tried = 0;
    for await (const { what, changed } of singleTamperings(bytes, earlier, dice(20_261_123))) {
      const checked = await checkArchive(changed, held);
      if (checked.is === 'whole' || checked.why.length < 20) unseen.push(what);
      tried += 1;
    }
    expect(unseen).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  }, 60_000);

  test('so is one who mends the manifest, the entries and the checkpoint with it', async () => {
    const held = await outside();
    const found: string[] = [];
    for (const { what, changed } of await forgeries(bytes)) {
      const checked = await checkArchive(changed, held);
      found.push(`${what}: ${checked.is === 'whole' ? 'unseen' : checked.why}`);
    }
    expect(found).toEqual([
      expect.stringMatching(/^a text.*manifest.json is not the one that the log witnesses/),
      expect.stringMatching(/^an event.*says something else than the log witnesses/),
      expect.stringMatching(/^a whole log of somebody else.*is of another log than outside/),
    ]);
  });
});

describe('what is redacted after the archive', () => {
  test('leaves the old file as it was, which has to be destroyed, and asks for another archive', async () => {
    const reason = `The costs of ${endorsed}.`;
    await redact(sha256(reason));
    expect((await whole(bytes)).redacted).toHaveLength(1);
    const asked = await archive([review.id, '--by', by, '--out', folder], now);
    expect(asked.err).toMatch(
      /cannot be made again: something was redacted since.*--again.*destroy the old/,
    );
    const again = await archive([review.id, '--by', by, '--out', folder, '--again'], now);
    expect(again).toMatchObject({ code: 0, err: '' });
    const second = readFileSync(join(folder, `nemcon-archive-${review.id}-2.tar`));
    expect((await whole(second)).redacted).toHaveLength(2);
    expect(second.includes(reason)).toBe(false);
    expect(await shown()).toMatchObject({ sha256: (await whole(second)).sha256 });
  }, 30_000);
});
