import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { entities } from '../../store/entities/all.ts';
import { closeStore, openStore, type Store } from '../../store/connection.ts';
import { findTexts } from '../../store/documents.ts';
import { sha256 } from '../../store/hash.ts';
import { insertMandate } from '../../store/mandates.ts';
import { findPeople, findPerson } from '../../store/people.ts';
import { keepRequest } from '../../store/requests.ts';
import { findSession } from '../../store/sessions.ts';
import { together } from '../../store/transaction.ts';
import { seenAs } from '../../store/viewing.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import { eyes, leaveBehind, type Eyes } from './left-behind.ts';

let database: FreshDatabase;
let api: Store;
beforeAll(async () => {
  database = await freshDatabase();
  api = await openStore({ url: database.urls.api, poolSize: 4, as: 'api' });
  await leaveBehind(database.store);
}, 60_000);
afterAll(async () => {
  await closeStore(api);
  await database.close();
});

/** What nobody reads but by functions: secrets' hashes, texts of mails, addresses, whole states. */
const columns: Readonly<Record<string, string>> = {
  sessions: 'id, person',
  calendar_feeds: 'id, person',
  mails: 'id, person',
  people: 'id, name',
  audit_leaves: 'kind, key',
  recommendations: 'workflow, reference',
  reviews: 'workflow, id',
  stages: 'workflow, stage',
};

/** What a check that was forgotten altogether would show: everything that is there, of one table. */
async function everything(who: Eyes, table: string): Promise<readonly Record<string, unknown>[]> {
  const store = who === 'none' ? api : seenAs(api, eyes[who]);
  const named = sql.raw(columns[table] ?? '*');
  return (
    await sql<Record<string, unknown>>`
      select ${named} from ${sql.table(`nemcon.${table}`)}`.execute(store.db)
  ).rows;
}

async function columnOf(who: Eyes, table: string, column: string): Promise<string[]> {
  const values = (await everything(who, table)).map((row) => String(row[column]));
  return [...new Set(values)].toSorted((a, b) => a.localeCompare(b, 'en'));
}

const tables = entities.map((entity) => entity.meta.tableName ?? '');
/** Not to be read whole by the API at all, whoever asks. */
const unread = ['documents', 'attachments', 'words'];

describe('whoever asks without saying who sees nothing', () => {
  test.each(tables.filter((table) => !unread.includes(table)))('of %s', async (table) => {
    expect(await everything('none', table)).toEqual([]);
  });

  test.each(unread)('and nobody reads %s but what one asks for by hash or word', async (table) => {
    for (const who of ['none', 'secretary', 'public'] as const)
      await expect(everything(who, table)).rejects.toThrow(/permission denied/);
    const said = sha256('our reservation');
    expect((await findTexts(api, [said])).size).toBe(0);
    expect((await findTexts(seenAs(api, eyes.norway), [said])).get(said)).toBe('our reservation');
  });
});

describe('a check that was forgotten altogether', () => {
  test('shows a nation its own positions, an officer all, others none', async () => {
    const bodies = (who: Eyes) => columnOf(who, 'responses', 'body');
    expect(await bodies('norway')).toEqual(['NOR']);
    expect(await bodies('hungary')).toEqual(['HUN']);
    expect(await bodies('secretary')).toEqual(
      await sql<{ body: string }>`select distinct body from nemcon.responses order by body`
        .execute(database.store.db)
        .then(({ rows }) => rows.map(({ body }) => body)),
    );
    for (const who of ['stranger', 'auditor', 'operator', 'public', 'machine'] as const)
      expect(await bodies(who)).toEqual([]);
  });

  test('shows no event in which another nation says what it thinks', async () => {
    const responded = async (who: Eyes) =>
      (await everything(who, 'events'))
        .filter(({ type }) => type === 'responded' || type === 'lifted')
        .map(({ event }) => JSON.stringify(event).match(/"body":\s*"(\w+)"/)?.[1] ?? '')
        .toSorted((a, b) => a.localeCompare(b, 'en'));
    for (const who of ['norway', 'colleague'] as const)
      expect(await responded(who)).toEqual(['NOR', 'NOR']);
    expect(await responded('hungary')).toEqual(['HUN', 'HUN']);
    expect((await responded('secretary')).length).toBe(5);
    for (const who of ['stranger', 'operator', 'public', 'machine'] as const)
      expect(await responded(who)).toEqual([]);
    expect(await columnOf('public', 'events', 'workflow')).toEqual(['recommendation:R-3']);
    expect(await columnOf('public', 'events', 'type')).toContain('tasked');
    expect(await columnOf('public', 'events', 'type')).not.toContain('version-frozen');
  });

  test.each(['recommendations', 'stages', 'events'])(
    'shows of %s only those of matters that concern whoever asks',
    async (table) => {
      const matters = async (who: Eyes) =>
        (await columnOf(who, table, 'workflow')).map((one) => one.replace('recommendation:', ''));
      for (const who of ['norway', 'colleague', 'hungary', 'secretary'] as const)
        expect(await matters(who)).toEqual(['R-1', 'R-2', 'R-3']);
      expect(await matters('program')).toEqual(['R-1', 'R-2', 'R-3']);
      expect(await matters('operator')).toEqual(['R-1', 'R-2', 'R-3']);
      for (const who of ['stranger', 'requester', 'auditor', 'public'] as const)
        expect(await matters(who)).toEqual(['R-3']);
      expect(await matters('machine')).toEqual(['R-3']);
    },
  );

  test('shows of what waits and what was told only what concerns the desk', async () => {
    const nations = async (who: Eyes) =>
      (await columnOf(who, 'awaited', 'who')).filter((one) => /^[A-Z]{3}$/.test(one));
    expect(await nations('norway')).toEqual(['NOR']);
    expect(await nations('hungary')).toEqual(['HUN']);
    expect((await nations('secretary')).length).toBeGreaterThan(5);
    expect(await nations('operator')).toEqual([]);
    expect(await columnOf('norway', 'notices', 'body')).toEqual(['NOR']);
    expect(await columnOf('stranger', 'notices', 'body')).toEqual([]);
    expect(await columnOf('public', 'notices', 'body')).toEqual([]);
  });

  test.each(['receipts', 'requests', 'calendar_feeds', 'claims', 'refused_attempts', 'sessions'])(
    'shows of %s only the own',
    async (table) => {
      expect(await columnOf('norway', table, 'person')).toEqual(['nora']);
      expect(await columnOf('hungary', table, 'person')).toEqual(['hugo']);
      for (const who of ['stranger', 'operator', 'public', 'machine'] as const)
        expect(await columnOf(who, table, 'person')).toEqual([]);
    },
  );

  test('shows what a body said to others who act for it, and to nobody else', async () => {
    expect(await columnOf('colleague', 'receipts', 'person')).toEqual(['nora']);
    expect(await columnOf('colleague', 'requests', 'person')).toEqual([]);
    for (const who of ['program', 'requester', 'secretary', 'auditor'] as const)
      expect(await columnOf(who, 'receipts', 'person')).toEqual([]);
  });

  test('shows programs to those who keep them, sessions and sign-ins to their own', async () => {
    expect(await columnOf('norway', 'service_accounts', 'client')).toEqual(['nora']);
    expect(await columnOf('secretary', 'service_accounts', 'client')).toEqual(['hugo', 'nora']);
    expect(await columnOf('secretary', 'sessions', 'person')).toEqual(['hugo', 'nora']);
    expect(await columnOf('secretary', 'sign_ins', 'person')).toEqual([]);
    await expect(
      sql`select secret_hash from nemcon.sessions`.execute(seenAs(api, eyes.secretary).db),
    ).rejects.toThrow(/permission denied/);
    const now = { at: Date.now(), idle: 60_000, isUse: true };
    expect(await findSession(api, sha256('secret of nora'), now)).toMatchObject({ person: 'nora' });
    expect(await findSession(api, sha256('another'), now)).toBeUndefined();
  });

  test('shows an auditor who tried what they may not', async () => {
    expect(await columnOf('auditor', 'refused_attempts', 'person')).toEqual(['hugo', 'nora']);
  });

  test('shows of the audit log the entries of events that one sees', async () => {
    const entries = async (who: Eyes) =>
      (await everything(who, 'audit_leaves')).filter(({ kind }) => kind === 'event').length;
    const events = async (who: Eyes) => (await everything(who, 'events')).length;
    for (const who of ['norway', 'hungary', 'public', 'requester', 'auditor'] as const)
      expect(await entries(who)).toBe(await events(who));
    expect(await columnOf('norway', 'audit_leaves', 'kind')).toEqual(['event', 'mandate']);
    expect(await columnOf('operator', 'audit_leaves', 'kind')).toEqual(['event']);
    const kinds = ['body', 'mandate', 'person', 'refused-attempt', 'service-account'];
    for (const who of ['secretary', 'auditor'] as const)
      expect(await columnOf(who, 'audit_leaves', 'kind')).toEqual(expect.arrayContaining(kinds));
  });

  test('shows a program no notice of others but by the scope of mail', async () => {
    const notices = async (scopes: readonly ('query' | 'mail')[]) => {
      const store = seenAs(api, { ...eyes.program, scopes });
      return (await sql`select from nemcon.notices`.execute(store.db)).rows.length;
    };
    expect(await columnOf('program', 'notices', 'body')).toEqual([]);
    expect(await notices(['query'])).toBe(0);
    expect(await notices(['mail'])).toBeGreaterThan(0);
  });

  test('keeps people and mandates from whoever has not signed in', async () => {
    for (const table of ['people', 'mandates', 'authorisations'])
      for (const who of ['public', 'machine'] as const)
        expect(await everything(who, table)).toEqual([]);
    expect((await everything('norway', 'mandates')).length).toBe(2);
  });

  test('shows their address to a person themselves and to those who keep addresses', async () => {
    const addresses = async (who: keyof typeof eyes) =>
      (await findPeople(seenAs(api, eyes[who]))).flatMap(({ email }) => email ?? []);
    const all = ['hugo@example.org', 'nora@example.org'];
    expect(await addresses('secretary')).toEqual(all);
    expect((await findPeople(database.store)).flatMap(({ email }) => email ?? [])).toEqual(all);
    expect(await addresses('norway')).toEqual(['nora@example.org']);
    for (const who of ['colleague', 'stranger', 'auditor', 'operator', 'program'] as const)
      expect(await addresses(who)).toEqual([]);
    const nora = async (who: keyof typeof eyes) =>
      (await findPerson(seenAs(api, eyes[who]), 'nora'))?.email;
    expect(await nora('norway')).toBe('nora@example.org');
    expect(await nora('hungary')).toBeNull();
  });

  test.each(['people', 'mails', 'audit_leaves'])('reads no address out of %s', async (table) => {
    const column = { people: 'email', mails: 'address' }[table] ?? 'content';
    for (const who of ['norway', 'secretary', 'machine'] as const)
      await expect(
        sql`select ${sql.ref(column)} from ${sql.table(`nemcon.${table}`)}`.execute(
          seenAs(api, eyes[who]).db,
        ),
      ).rejects.toThrow(/permission denied/);
  });

  test('shows what the log witnesses to its readers alone, addresses to those who keep them', async () => {
    const written = async (who: keyof typeof eyes) => {
      const { rows } = await sql`select content from nemcon.entry_contents(0, 10000)`.execute(
        seenAs(api, eyes[who]).db,
      );
      return JSON.stringify(rows);
    };
    for (const who of ['norway', 'stranger', 'operator', 'public', 'machine'] as const)
      expect(await written(who)).toBe('[]');
    expect(await written('secretary')).toContain('nora@example.org');
    expect(await written('auditor')).toContain('"name":"nora"');
    expect(await written('auditor')).not.toContain('@example.org');
  });

  test('writes in no other name', async () => {
    const norway = seenAs(api, eyes.norway);
    const asked = { key: 'other', hash: 'h', route: 'POST /x', asked: {}, receivedAt: 0 };
    await expect(keepRequest(norway, { person: 'hugo', ...asked })).rejects.toThrow(/row-level/);
    const held = { id: 'm-x', person: 'nora', body: 'HUN', role: 'delegate' as const, from: 0 };
    const mandate = { ...held, until: null, lentFrom: null, grantedBy: 'nora' };
    await expect(insertMandate(norway, mandate)).rejects.toThrow(/row-level/);
    const { numAffectedRows } = await sql`
      update nemcon.receipts set settled_at = now() where person = 'hugo'`.execute(norway.db);
    expect(numAffectedRows).toBe(0n);
  });
});

describe('who asks', () => {
  const said = (store: Store) =>
    sql<{ said: string }>`select coalesce(current_setting('nemcon.viewer', true), '') as said`
      .execute(store.db)
      .then(({ rows }) => rows[0]?.said);

  test('is forgotten with the statement, also on the same connection', async () => {
    const one = await openStore({ url: database.urls.api, poolSize: 1, as: 'api' });
    const norway = seenAs(one, eyes.norway);
    expect(await said(norway)).toContain('nora');
    expect(await said(one)).toBe('');
    await expect(sql`select 1 / 0`.execute(norway.db)).rejects.toThrow(/division/);
    expect(await said(one)).toBe('');
    await expect(sql`select no_such_column`.execute(norway.db)).rejects.toThrow(/does not exist/);
    expect(await said(one)).toBe('');
    const slow = sql`select set_config('statement_timeout', '50', true), pg_sleep(0)`;
    await together(norway, async (within) => {
      await slow.execute(within.db);
      await sql`select pg_sleep(2)`.execute(within.db);
    }).catch((error: unknown) => expect(String(error)).toMatch(/timeout/));
    expect(await said(one)).toBe('');
    await together(norway, async (within) => {
      expect(await said(within)).toContain('nora');
      throw new Error('undone');
    }).catch(() => undefined);
    expect(await said(one)).toBe('');
    await closeStore(one);
  });

  test('is not mixed up between callers at once, nor by a connection that was cut', async () => {
    const few = await openStore({ url: database.urls.api, poolSize: 2, as: 'api' });
    const asking = async (who: 'norway' | 'hungary') =>
      await sql<{ body: string }>`select distinct body from nemcon.responses`
        .execute(seenAs(few, eyes[who]).db)
        .then(
          ({ rows }) => rows.map(({ body }) => body).join(),
          () => 'cut',
        );
    const both = async () => (await Promise.all([asking('norway'), asking('hungary')])).join(' ');
    const asked = await Promise.all(Array.from({ length: 50 }, both));
    expect(new Set(asked)).toEqual(new Set(['NOR HUN']));
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where usename = 'nemcon_api' and datname = current_database()
        and application_name = 'nemcon' and pid <> pg_backend_pid()`.execute(database.store.db);
    // Until the pool has found out, which connections it has lost is chance; whose rows are shown is not.
    let answer = '';
    for (let tries = 0; answer !== 'NOR HUN' && tries < 100; tries += 1) {
      answer = await both();
      expect(answer).toMatch(/^(NOR|cut) (HUN|cut)$/);
    }
    expect(answer).toBe('NOR HUN');
    await closeStore(few);
  });

  test.each([
    `'; set role nemcon_owner; --`,
    `{"kind":"person","offices":["IS/secretary"]}`,
    `x","offices":["IS/secretary"],"y":"`,
    `\u0000'`.slice(1),
    `$1 \\' " }`,
  ])('is a value and never more: %s', async (name) => {
    const view = seenAs(api, {
      kind: 'person',
      person: name,
      held: [{ body: name, role: 'delegate' }],
    });
    const { rows } = await sql<{ person: string; offices: string[]; bodies: string[] }>`
      select nemcon.viewer_person() as person, nemcon.viewer_list('offices') as offices,
        nemcon.viewer_list('bodies') as bodies`.execute(view.db);
    expect(rows).toEqual([{ person: name, offices: [], bodies: [name] }]);
    const seen = await sql`select from nemcon.responses`.execute(view.db);
    expect(seen.rows).toHaveLength(0);
  });

  test('cannot turn row-level security off', async () => {
    const norway = seenAs(api, eyes.norway);
    await together(norway, async (within) => {
      await sql`set local row_security = off`.execute(within.db);
      await sql`select * from nemcon.responses`.execute(within.db);
    }).then(
      () => expect('it was let through').toBe(''),
      (error: unknown) => expect(String(error)).toMatch(/row-level security|row security/),
    );
  });
});
