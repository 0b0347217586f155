import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath, failuresAreEncoded, type Codec } from '../codec/codec.ts';
import { Misconfigured } from './configuration.ts';

const root = resolve(import.meta.dirname, '..');

/** Everything that the bundle is made of; both are pure, so nothing else can get in. */
const sources = ['workflows', 'domain'];

/** Where the bundle of the present sources is kept; another content has another name. */
export function bundlePath(isEncoding = false): string {
  const hash = createHash('sha256');
  if (isEncoding) hash.update(readFileSync(failureConverterPath));
  for (const file of sources.flatMap(filesIn)) hash.update(file).update(readFileSync(file));
  hash.update(sdkVersion());
  return join(root, '.build', `workflows-${hash.digest('hex').slice(0, 16)}.js`);
}

/**
 * Builds the bundle unless it is there.
 * @param isEncoding whether its failures are encoded, as a codec needs them
 * @returns its path
 */
export async function buildBundle(
  isEncoding = false,
  path: string = bundlePath(isEncoding),
): Promise<string> {
  if (existsSync(path)) return path;
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows', 'index.ts'),
    logger: new DefaultLogger('WARN'),
    ...(isEncoding ? { failureConverterPath } : {}),
  });
  await mkdir(dirname(path), { recursive: true });
  // Whoever sees the name sees the whole file, also with two builds at once.
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, code);
  await rename(unfinished, path);
  return path;
}

/**
 * The bundle that a worker runs: the one it is told of, or one made now.
 * @throws Misconfigured where its failures would go to Temporal in clear although the codec is on
 */
export async function bundleFor(codec: Codec, told: string | undefined): Promise<string> {
  const path = told ?? (await buildBundle(codec.isOn));
  if (!codec.isOn || readFileSync(path, 'utf8').includes(failuresAreEncoded)) return path;
  throw new Misconfigured(
    'NEMCON_BUNDLE names a bundle whose failures would go to Temporal unencrypted: build it by node worker/bundle.ts --codec, or unset NEMCON_BUNDLE.',
  );
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
  const options = { out: { type: 'string' }, codec: { type: 'boolean' } } as const;
  const { values } = parseArgs({ options });
  const isEncoding = values.codec ?? (process.env['TEMPORAL_CODEC'] ?? '') === 'on';
  process.stdout.write(`${await buildBundle(isEncoding, values.out)}\n`);
}
