import { readFileSync } from 'node:fs';
import { sentenceOf } from '../trouble.ts';
import { checkpointsIn } from '../audit/witnesses.ts';
import { keyOf } from '../verify/public-key.ts';
import { checkArchive, type Checked } from './check.ts';
import { growthForm } from './check-log.ts';
import { unpacked } from './container.ts';
import { checkpointForm } from './form.ts';
import type { Outside } from './outside.ts';
import { readPublicKey, type PublicKey } from '../../audit/keys.ts';

type Given = {
  readonly checkpoint?: readonly string[] | undefined;
  readonly consistency?: string | undefined;
  readonly key?: string | undefined;
};

/** Says whether an archive is whole, with no server. @returns the exit code */
export async function verifyFile(file: string, given: Given): Promise<number> {
  try {
    const bytes = readFileSync(file);
    const checked = await checkArchive(bytes, await outsideOf(bytes, given));
    if (checked.is === 'whole') {
      process.stdout.write(saidWhole(checked, given.key !== undefined));
      return 0;
    }
    process.stderr.write(`The archive differs. ${checked.why} Keep the file, and show it.\n`);
    return 1;
  } catch (error) {
    process.stderr.write(`It cannot be said: ${sentenceOf(error)}\n`);
    return 2;
  }
}

async function outsideOf(bytes: Buffer, given: Given): Promise<Outside> {
  const { checkpoint: files = [], consistency, key } = given;
  const trusted = key === undefined ? undefined : keyOf(key);
  const known = trusted ? [trusted] : files.length > 0 ? await keysIn(bytes) : [];
  const checkpoints = files
    .flatMap((one) => checkpointsIn(one, known))
    .flatMap((one) => (one.is === 'head' ? [one] : []));
  return {
    ...(trusted ? { trusted } : {}),
    checkpoints,
    ...(consistency === undefined
      ? {}
      : { growth: growthForm.parse(JSON.parse(readFileSync(consistency, 'utf8'))) }),
  };
}

/** The keys that the archive itself names: with them alone a checkpoint is opened, not believed. */
async function keysIn(bytes: Buffer): Promise<PublicKey[]> {
  const found = (await unpacked(bytes))?.find(({ name }) => name === 'checkpoint.json');
  return found
    ? checkpointForm.parse(JSON.parse(found.bytes.toString('utf8'))).keys.map(readPublicKey)
    : [];
}

function saidWhole(checked: Extract<Checked, { is: 'whole' }>, isKeyGiven: boolean): string {
  const { manifest, sha256, log, entries, redacted, heldAgainst } = checked;
  const against =
    heldAgainst.length > 0
      ? `It was held against ${heldAgainst.join(', ')}.`
      : isKeyGiven
        ? 'Its checkpoint is signed by the key that you gave; no checkpoint from outside was given.'
        : 'Nothing from outside was given: compare its checkpoint, or its key, with what you were given.';
  return `${JSON.stringify(manifest.marking)}
Whole: archive ${JSON.stringify(manifest.id)} of ${JSON.stringify(manifest.title)}, closed on ${iso(manifest.closedAt)}, archived on ${iso(manifest.at)} by ${JSON.stringify(manifest.by)}.
  entries    ${entries} of the log ${log.origin}, which had ${log.size} when it was signed
  root       ${log.root}
  manifest   ${sha256}
${redacted.map((one) => `  redacted   ${one}\n`).join('')}${against}
`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
