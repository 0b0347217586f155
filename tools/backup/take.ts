import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup as copySqlite, DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { findCheckpoint } from '../../store/audit/checkpoints.ts';
import { logSize } from '../../store/audit/entries.ts';
import { findRoot } from '../../store/audit/root.ts';
import { registerOrm } from '../../store/configuration.ts';
import { Trouble } from '../trouble.ts';
import { clusterFiles, contentOf, writeAheadLog } from './cluster.ts';
import { aboutOf } from './manifest.ts';
import type { Audit, Manifest } from './manifest.ts';
import { paused } from './pause.ts';
import type { Entry } from './tar.ts';

type Told = { readonly say: (line: string) => void; readonly done: (manifest: Manifest) => void };
type Copying = { readonly data: string; readonly url: string } & Told;

/**
 * All that a backup holds, while everything runs. PostgreSQL's files are copied first; then, in the
 * one moment in which nothing is received or recorded, its copy is brought to its end and Temporal's
 * file is copied. So whatever Temporal has accepted has its receipt and its texts in the register,
 * and the register has nothing that Temporal's history lacks.
 */
export async function* backupEntries({ data, url, say, done }: Copying): AsyncGenerator<Entry> {
  const orm = await registerOrm(url, 4);
  const db = orm.em.getKysely<unknown>();
  const aside = mkdtempSync(join(data, 'temporal', 'backup-'));
  const parts: Manifest['parts'] = {};
  try {
    const about = aboutOf(await registerOf(db));
    yield text('about.json', JSON.stringify(about));
    const session = await beginCopy(db);
    say('copying the register');
    yield* counted(clusterFiles(join(data, 'postgres')), parts);
    say('pausing for a moment');
    const { ended, audit } = await pausedCopy(db, session, data, join(aside, 'temporal.db'));
    say('going on; packing Temporal’s history');
    yield* counted(one(text('register/backup_label', ended.label)), parts);
    yield* counted(writeAheadLog(join(data, 'postgres'), ended), parts);
    session.release();
    const copy = join(aside, 'temporal.db');
    if (existsSync(copy)) yield* counted(one({ name: 'temporal.db', ...contentOf(copy) }), parts);
    for (const name of readdirSync(data).filter((file) => file.startsWith('postgres-password')))
      yield* counted(one({ name: `folder/${name}`, ...contentOf(join(data, name)) }), parts);
    const manifest = { about, audit: { ...audit, root: await rootOf(db, audit.size) }, parts };
    yield text('manifest.json', JSON.stringify(manifest, null, 1));
    done(manifest);
  } finally {
    await orm.close(true);
    rmSync(aside, { recursive: true, force: true });
  }
}

async function registerOf(db: Kysely<unknown>) {
  const { rows } = await sql<{ postgres: string; migrations: string[] }>`
    select split_part(current_setting('server_version'), ' ', 1) as postgres,
      array(select name from nemcon.migrations order by id) as migrations`.execute(db);
  const [found] = rows;
  if (!found) throw new Trouble('The register says nothing of itself.');
  return found;
}

type Ended = { readonly label: string; readonly first: string; readonly last: string };

/** One session of PostgreSQL, which has to stay until the copy is whole. */
async function beginCopy(db: Kysely<unknown>) {
  let first = '';
  const released = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<Kysely<unknown>>();
  const held = db.connection().execute(async (session) => {
    // The slot keeps the write-ahead log from being recycled meanwhile; it goes with the session.
    await sql`
      select pg_create_physical_replication_slot('nemcon_' || pg_backend_pid(), true, true)`.execute(
      session,
    );
    const { rows } = await sql<{ first: string }>`
      select pg_walfile_name(pg_backup_start('nemcon', true)) as first`.execute(session);
    first = rows[0]?.first ?? '';
    begun.resolve(session);
    await released.promise;
  });
  held.catch((error: unknown) => begun.reject(error));
  const session = await begun.promise;
  return {
    end: async (): Promise<Ended> => {
      const { rows } = await sql<{ label: string; last: string }>`
        select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)`.execute(
        session,
      );
      return { label: rows[0]?.label ?? '', first, last: rows[0]?.last ?? '' };
    },
    release: (): void => released.resolve(),
  };
}

async function pausedCopy(
  db: Kysely<unknown>,
  session: Awaited<ReturnType<typeof beginCopy>>,
  data: string,
  copy: string,
) {
  return await paused(db, async () => {
    const ended = await session.end();
    const source = join(data, 'temporal', 'temporal.db');
    if (existsSync(source)) await copyWhole(source, copy);
    const checkpoint = (await findCheckpoint({ db }))?.note ?? null;
    return { ended, audit: { size: await logSize({ db }), checkpoint } };
  });
}

/** In one step, so that it is Temporal's file as it was at one instant. */
async function copyWhole(source: string, copy: string): Promise<void> {
  const database = new DatabaseSync(source);
  try {
    database.exec('pragma busy_timeout = 10000');
    await copySqlite(database, copy, { rate: 2 ** 30 });
  } finally {
    database.close();
  }
}

async function rootOf(db: Kysely<unknown>, size: Audit['size']): Promise<string> {
  const root = await findRoot({ db }, size);
  if (root !== undefined) return root;
  throw new Trouble(
    'The audit log lacks entries: run npm run audit -- verify; nothing was backed up.',
  );
}

function text(name: string, content: string): Entry {
  const bytes = Buffer.from(content, 'utf8');
  return { name, size: bytes.length, content: [bytes] };
}

async function* one(entry: Entry): AsyncGenerator<Entry> {
  yield await Promise.resolve(entry);
}

/** The same entries; notes what was read of each, exactly as it is packed. */
async function* counted(
  entries: AsyncIterable<Entry>,
  parts: Manifest['parts'],
): AsyncGenerator<Entry> {
  for await (const entry of entries) {
    const hash = createHash('sha256');
    let read = 0;
    const content = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of entry.content) {
        hash.update(chunk);
        read += chunk.length;
        yield chunk;
      }
      // A file that got shorter is filled up, as PostgreSQL's own copy does.
      const rest = Buffer.alloc(entry.size - read);
      hash.update(rest);
      yield rest;
    };
    yield { ...entry, content: content() };
    if (!entry.name.endsWith('/'))
      parts[entry.name] = { size: entry.size, sha256: hash.digest('hex') };
  }
}
