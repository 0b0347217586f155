import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from './tar.ts';

/** Folders whose content PostgreSQL makes anew ("Backing Up the Data Directory" in its manual). */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const skipped =
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|current_logfiles.*|pg_internal\.init.*|pgsql_tmp.*)$/;
/** What is under it says whether the rest is whole, so it is taken last. */
const control = 'global/pg_control';

/** PostgreSQL's files as they are now; what changes meanwhile is mended by its write-ahead log. */
export async function* clusterFiles(cluster: string): AsyncGenerator<Entry> {
  yield* folder(cluster, '');
  for (const name of ['pg_wal/archive_status/', 'pg_wal/summaries/'])
    yield { name: `register/${name}`, size: 0, content: [] };
  yield* file(cluster, control);
}

async function* folder(cluster: string, path: string): AsyncGenerator<Entry> {
  if (path !== '') yield { name: `register/${path}`, size: 0, content: [] };
  if (emptied.has(path.slice(0, -1))) return;
  for (const one of readdirSync(join(cluster, path), { withFileTypes: true })) {
    const name = `${path}${one.name}`;
    if (skipped.test(one.name) || name === control) continue;
    if (one.isDirectory()) yield* folder(cluster, `${name}/`);
    else if (one.isFile()) yield* file(cluster, name);
  }
}

/** The write-ahead log between two of its files, both included. */
export async function* writeAheadLog(
  cluster: string,
  { first, last }: { first: string; last: string },
): AsyncGenerator<Entry> {
  const names = readdirSync(join(cluster, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name));
  for (const name of names.toSorted())
    if (name >= first && name <= last) yield* file(cluster, `pg_wal/${name}`);
}

/** None where it went while we looked: it was dropped, which the write-ahead log tells as well. */
async function* file(cluster: string, name: string): AsyncGenerator<Entry> {
  const path = join(cluster, name);
  if (!existsSync(path)) return;
  yield { name: `register/${name}`, ...contentOf(path) };
}

/** A file's content; gone or shorter by now counts as empty from there on. */
export function contentOf(path: string): Pick<Entry, 'size' | 'content'> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return { size, content: reading(path, size) };
}

async function* reading(path: string, size: number): AsyncGenerator<Buffer> {
  if (size === 0 || !existsSync(path)) return;
  for await (const chunk of createReadStream(path, { end: size - 1 })) yield Buffer.from(chunk);
}
