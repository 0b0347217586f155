import { KeyUnreadable, readPublicKey } from '../../audit/keys.ts';
import { checkReceipt, type Receipt } from '../../audit/receipt.ts';
import { NoReceipt, readReceipt } from '../../audit/receipt-file.ts';
import type { Checkpoint } from '../../audit/checkpoint.ts';

/** What can be said of a file that somebody dropped; nothing of it leaves the browser. */
export type Verdict =
  | {
      readonly is: 'genuine';
      readonly receipt: Receipt;
      readonly checkpoint: Checkpoint;
      /** Whether the key was given by the reader, not taken from the receipt itself. */
      readonly isKeyGiven: boolean;
    }
  | { readonly is: 'not-genuine' | 'no-receipt' | 'bad-key'; readonly why: string };

/** @param key the log's public key as the reader was given it; empty: the one in the receipt */
export function verdictOn(text: string, key: string): Verdict {
  try {
    const receipt = readReceipt(text);
    const given = key.trim() === '' ? undefined : readPublicKey(key.trim());
    const verdict = checkReceipt(receipt, given);
    if (!verdict.genuine) return { is: 'not-genuine', why: verdict.why };
    const { checkpoint } = verdict;
    return { is: 'genuine', receipt, checkpoint, isKeyGiven: given !== undefined };
  } catch (error) {
    if (error instanceof NoReceipt) return { is: 'no-receipt', why: error.message };
    if (error instanceof KeyUnreadable) return { is: 'bad-key', why: error.message };
    throw error;
  }
}
