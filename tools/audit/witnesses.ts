import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import type { PublicKey } from '../../audit/keys.ts';
import { hashOfLeaf } from '../../audit/leaf.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import type { Witness } from '../../audit/walk.ts';
import { readReceipt } from '../verify/receipt-file.ts';

/** What was given as a witness is none. */
export class NoWitness extends Error {
  override readonly name = 'NoWitness';
}

/** The answer of GET /api/audit/checkpoint. */
const answer = z.object({ checkpoint: z.string() });

/** A checkpoint that somebody kept: the signed note itself, or the API's answer with it. */
export function checkpointIn(file: string, known: readonly PublicKey[]): Witness {
  const text = readFileSync(file, 'utf8');
  const note = text.startsWith('{') ? answer.parse(JSON.parse(text)).checkpoint : text;
  const { size, root } = openCheckpoint(note, known);
  return { is: 'head', what: file, size, root };
}

/** A receipt that somebody kept: its entry, and the checkpoint in it. @throws NoWitness */
export function receiptIn(file: string, trusted: PublicKey | undefined): readonly Witness[] {
  const receipt = readReceipt(readFileSync(file, 'utf8'));
  const verdict = checkReceipt(receipt, trusted);
  if (!verdict.genuine) throw new NoWitness(`${file} is not genuine: ${verdict.why}`);
  const { size, root } = verdict.checkpoint;
  return [
    { is: 'entry', what: file, index: receipt.index, hash: hashOfLeaf(receipt.leaf) },
    { is: 'head', what: file, size, root },
  ];
}
