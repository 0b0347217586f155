import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { missingWords } from './language/missing-words.ts';

const web = import.meta.dirname;
const root = resolve(web, '..');

/** What the pages are made of: their own sources and the rules that they share. */
const made = ['web', 'domain', 'audit', 'papers'] as const;

/** Where the pages of the present sources are kept; other sources have another folder. */
export function pagesPath(): string {
  const hash = createHash('sha256');
  for (const file of sources()) hash.update(file).update(readFileSync(join(root, file)));
  return join(root, '.build', `web-${hash.digest('hex').slice(0, 16)}`);
}

/**
 * Builds the pages into files unless they are there: hashed names, nothing fetched from elsewhere.
 * @returns the folder
 * @throws Error naming each word that a language lacks
 */
export async function buildPages(path: string = pagesPath()): Promise<string> {
  if (existsSync(path)) return path;
  const missing = missingWords();
  if (missing.length > 0) throw new Error(`Words are missing: ${missing.join(', ')}.`);
  // Whoever sees the folder sees all of it, also with two builds at once.
  const unfinished = `${path}.${process.pid}`;
  // Vite would keep another one, such as a test run's, and React then brings what only developers need.
  process.env['NODE_ENV'] = 'production';
  await build({
    root: web,
    configFile: false,
    publicDir: join(web, 'public'),
    logLevel: 'error',
    resolve: { alias: { 'node:crypto': join(web, 'audit/node-crypto.ts') } },
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2023',
      // Small pictures inside a style sheet would need `data:` in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        transform: { inject: { Buffer: ['buffer/', 'Buffer'] } },
        // The first page in one file: each of many would bring its own headers and squeeze worse.
        output: { codeSplitting: { groups: [{ name: 'frame', test: /web[\\/]main\.tsx$/ }] } },
      },
    },
  });
  for (const name of readdirSync(join(unfinished, 'assets')))
    compress(join(unfinished, 'assets', name));
  await rename(unfinished, path).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(path)) throw error;
  });
  return path;
}

/** Squeezed once here instead of at each request. */
function compress(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
}

/** The lock file names the libraries. */
function sources(): string[] {
  const own = made
    .flatMap((name) => readdirSync(join(root, name), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  return [...own.toSorted(), 'package-lock.json'];
}

/** `node web/build.ts [--out FOLDER]`; prints the folder. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  process.stdout.write(`${await buildPages(values.out)}\n`);
}

if (import.meta.main) await main();
