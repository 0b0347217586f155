import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import type { PublicKey } from '../../audit/keys.ts';
import { hashOfLeaf } from '../../audit/leaf.ts';
import { checkReceipt } from '../../audit/receipt.ts';
import type { Witness } from '../../audit/walk.ts';
import { readReceipt } from '../../audit/receipt-file.ts';

/** What was given as a witness is none. */
export class NoWitness extends Error {
  override readonly name = 'NoWitness';
}

/** The answer of GET /api/audit/checkpoint. */
const answer = z.object({ checkpoint: z.string() });

/**
 * Checkpoints that somebody kept: the signed note itself, the API's answer with it, or the file of
 * AUDIT_PUBLISH_FILE with one on each line.
 */
export function checkpointsIn(file: string, known: readonly PublicKey[]): readonly Witness[] {
  return notesIn(readFileSync(file, 'utf8')).map((note) => {
    const { size, root } = openCheckpoint(note, known);
    return { is: 'head', what: file, size, root };
  });
}

function notesIn(text: string): readonly string[] {
  if (!text.startsWith('{')) return [text];
  const whole = parsed(text);
  if (whole.success) return [whole.data.checkpoint];
  const lines = text.split('\n').filter((line) => line !== '');
  // A line that a failing disk cut was written again, whole, after it.
  const read = lines.map(parsed).filter(({ success }) => success);
  if (read.length === 0) throw new NoWitness('It holds no checkpoint.');
  return read.flatMap(({ data }) => (data ? [data.checkpoint] : []));
}

function parsed(text: string) {
  return answer.safeParse(jsonIn(text));
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
