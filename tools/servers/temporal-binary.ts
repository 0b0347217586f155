import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../folder.ts';
import type { Launch, Preparing } from '../launch.ts';
import { Trouble, diskFull, saysDiskFull } from '../trouble.ts';
import { cacheFolder, discard, makeOnce } from './cache.ts';
import { run } from './command.ts';
import { download } from './download.ts';

/** The pinned version: the module in tools/temporal and the release that is downloaded. */
const VERSION = '1.8.2';

/** The oldest Temporal server (minor version of 1.x) that has what our workflows use. */
const OLDEST_SERVER = 28;

/**
 * The path of a Temporal command line with its dev server: the one on PATH if it is new enough,
 * else the one in the cache, else downloaded, else built with the Go toolchain (several minutes,
 * once).
 * @throws Trouble that says what to install
 */
export async function temporalBinary(preparing: Preparing): Promise<string> {
  if (await isUsable('temporal')) return 'temporal';
  const folder = cacheFolder('temporal', VERSION);
  const file = join(folder, 'temporal');
  return makeOnce(
    folder,
    () => (existsSync(file) ? file : undefined),
    async () => {
      preparing.say(`looking for Temporal ${VERSION} to download`);
      const fetched = await download({ artifact: 'cli', version: `v${VERSION}`, to: file });
      return fetched ?? (await built(file, preparing));
    },
    preparing,
  );
}

async function isUsable(binary: string): Promise<boolean> {
  const { code, output } = await run({ file: binary, args: ['--version'] });
  const minor = Number(/Server 1\.(\d+)/.exec(output)?.[1]);
  return code === 0 && minor >= OLDEST_SERVER;
}

async function built(file: string, preparing: Preparing): Promise<string> {
  const { code } = await run({ file: 'go', args: ['version'] });
  if (code !== 0) {
    throw new Trouble(
      'Temporal is not here and could not be downloaded: install its command line (https://docs.temporal.io/cli) so that `temporal` is on PATH, or install Go 1.26 or newer and start again to build it, or set TEMPORAL_ADDRESS to a server.',
    );
  }
  discardEarlierAttempts(file);
  const draft = mkdtempSync(`${file}-build-`);
  try {
    await build(join(draft, 'temporal'), preparing);
    chmodSync(join(draft, 'temporal'), 0o755);
    renameSync(join(draft, 'temporal'), file);
    return file;
  } finally {
    discard(draft);
  }
}

function discardEarlierAttempts(file: string): void {
  const folder = dirname(file);
  const attempts = readdirSync(folder).filter((name) => name.startsWith('temporal-build-'));
  for (const name of attempts) discard(join(folder, name));
}

async function build(output: string, { say, signal }: Preparing): Promise<void> {
  say('building Temporal, once: about 7 minutes on 2 cores');
  let compiled = 0;
  const onLine = (line: string): void => {
    if (line.startsWith('go: downloading')) return say(line.slice(4, 80));
    compiled += 1;
    say(`building Temporal, once: ${compiled} packages compiled of about 1,500`);
  };
  const { code, output: log } = await run(goBuild(output), { signal, onLine });
  if (code === 0) return;
  if (saysDiskFull(log)) throw diskFull(output);
  throw new Trouble(
    `Temporal could not be built (${log.split('\n').at(-1)}): install its command line (https://docs.temporal.io/cli) so that \`temporal\` is on PATH.`,
  );
}

function goBuild(output: string): Launch {
  const options = ['-v', '-trimpath', '-ldflags=-s -w', '-o', output];
  return {
    file: 'go',
    args: ['build', ...options, 'github.com/temporalio/cli/cmd/temporal'],
    cwd: join(root, 'tools/temporal'),
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' },
  };
}
