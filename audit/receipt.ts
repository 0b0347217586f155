import { contentHash } from './canonical.ts';
import { isIncluded } from './check.ts';
import type { Checkpoint } from './checkpoint.ts';
import { openCheckpoint } from './checkpoint.ts';
import { KeyUnreadable, readPublicKey } from './keys.ts';
import type { PublicKey } from './keys.ts';
import { hashOfLeaf } from './leaf.ts';
import type { EventLeaf } from './leaf.ts';
import { NoteRefused } from './note.ts';
import type { Hash } from './tree.ts';

/** What the log holds of an event: exactly what `leaf.hash` is the hash of. */
export type Content = {
  readonly sequence: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly by: unknown;
  readonly event: unknown;
};

/** What a delegation keeps of a decision, and can check without us. */
export type Receipt = {
  readonly format: 'nemcon-receipt-1';
  readonly leaf: EventLeaf;
  /** The entry's number in the log, from 0. */
  readonly index: number;
  readonly content: Content;
  /** The text that the decision is bound to; null where there was none. */
  readonly text: Hash | null;
  /** From the entry up to the checkpoint's root. */
  readonly proof: readonly Hash[];
  readonly checkpoint: string;
  /** The log's public key; whoever checks compares it with the one they were given otherwise. */
  readonly key: string;
};

export type Verdict =
  | { readonly genuine: true; readonly checkpoint: Checkpoint }
  | { readonly genuine: false; readonly why: string };

/**
 * Whether a receipt holds: its content is its entry's, its entry is in the log, and the log's
 * holder signed for that. Without `trusted` the key in the receipt itself is taken, and the reader
 * has to compare it.
 */
export function checkReceipt(receipt: Receipt, trusted?: PublicKey): Verdict {
  const { leaf, content, index, proof } = receipt;
  try {
    if (contentHash(content) !== leaf.hash || content.sequence !== leaf.sequence)
      return no('what it says was decided is not what its entry in the log was made of');
    if (receipt.text !== leaf.text)
      return no('the text it names is not the one that its entry in the log names');
    const own = readPublicKey(receipt.key);
    const checkpoint = openCheckpoint(receipt.checkpoint, [trusted ?? own]);
    if (!isIncluded(hashOfLeaf(leaf), index, checkpoint, proof))
      return no('its entry is not in the log that the checkpoint was signed for');
    return { genuine: true, checkpoint };
  } catch (error) {
    if (error instanceof NoteRefused)
      return no(`its checkpoint cannot be believed. ${error.message}`);
    if (error instanceof KeyUnreadable) return no(`its key cannot be read. ${error.message}`);
    if (error instanceof TypeError) return no('it holds what is no well-formed JSON value');
    throw error;
  }
}

function no(why: string): Verdict {
  return { genuine: false, why };
}
