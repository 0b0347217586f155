import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const root = resolve(import.meta.dirname, '..');

/** Everything that the bundle is made of; both are pure, so nothing else can get in. */
const sources = ['workflows', 'domain'];

/** Where the bundle of the present sources is kept; another content has another name. */
export function bundlePath(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  hash.update(sdkVersion());
  return join(root, '.build', `workflows-${hash.digest('hex').slice(0, 16)}.js`);
}

/** Builds the bundle unless it is there. @returns its path */
export async function buildBundle(path: string = bundlePath()): Promise<string> {
  if (existsSync(path)) return path;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(dirname(path), { recursive: true });
  // Whoever sees the name sees the whole file, also with two builds at once.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, path);
  return path;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .toSorted()
    .map((name) => join(root, folder, name));
}

function sdkVersion(): string {
  return readFileSync(
    createRequire(import.meta.url).resolve('@temporalio/workflow/package.json'),
    'utf8',
  );
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  process.stdout.write(`${await buildBundle(values.out)}\n`);
}
