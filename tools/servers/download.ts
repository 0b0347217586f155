import { createWriteStream, renameSync } from 'node:fs';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { discard } from './cache.ts';
import { run } from './command.ts';

/** What temporal.download answers about an artifact. */
const info = z.object({ archiveUrl: z.url(), fileToExtract: z.string() });

/** The host is asked in this time or not at all: behind many firewalls it never answers. */
const ANSWER_WITHIN = 4_000;
const DOWNLOAD_WITHIN = 180_000;
/** A host that did not answer is left alone this long, so that not every start waits for it. */
const ASK_AGAIN_AFTER = 24 * 3_600_000;

/**
 * Fetches a server as the Temporal SDK does, from temporal.download.
 * @returns `to`, or undefined when it is not to be had from here
 */
export async function download(what: {
  artifact: 'cli' | 'temporal-test-server';
  version: string;
  to: string;
}): Promise<string | undefined> {
  const failed = `${what.to}.unreachable`;
  const before = statSync(failed, { throwIfNoEntry: false });
  if (before && Date.now() - before.mtimeMs < ASK_AGAIN_AFTER) return undefined;
  const draft = mkdtempSync(join(dirname(what.to), 'download-'));
  try {
    renameSync(await fetchInto(draft, what.artifact, what.version), what.to);
    return what.to;
  } catch {
    // No network, a firewall, a version that is gone: the caller has another way.
    writeFileSync(failed, '');
    return undefined;
  } finally {
    discard(draft);
  }
}

async function fetchInto(folder: string, artifact: string, version: string): Promise<string> {
  const url = new URL(`https://temporal.download/${artifact}/${version}`);
  url.searchParams.set('arch', process.arch === 'x64' ? 'amd64' : process.arch);
  url.searchParams.set('platform', process.platform === 'win32' ? 'windows' : process.platform);
  const answer = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN) });
  const { archiveUrl, fileToExtract } = info.parse(await answer.json());
  const archive = join(folder, 'archive.tar.gz');
  const { body } = await fetch(archiveUrl, { signal: AbortSignal.timeout(DOWNLOAD_WITHIN) });
  if (!body) throw new Error('empty answer');
  await pipeline(Readable.fromWeb(body), createWriteStream(archive));
  const { code } = await run({
    file: 'tar',
    args: ['-xzf', archive, '-C', folder, fileToExtract],
  });
  if (code !== 0) throw new Error('the archive cannot be unpacked');
  return join(folder, fileToExtract);
}
