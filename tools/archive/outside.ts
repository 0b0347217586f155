import type { Head } from '../../audit/check.ts';
import type { PublicKey } from '../../audit/keys.ts';

/** What an archive is checked against, kept apart from it. */
export type Outside = {
  /** The log's key as it was handed out; left out: those in the archive, which somebody has to compare. */
  readonly trusted?: PublicKey;
  /** Checkpoints of the log that were kept elsewhere. */
  readonly checkpoints: readonly (Head & { readonly what: string })[];
  /** A proof that the log only grew between two sizes, of which one is the archive's. */
  readonly growth?: {
    readonly from: number;
    readonly to: number;
    readonly proof: readonly string[];
  };
};

/** Nothing of what was given can be compared with the archive; the sentence says what is needed. */
export class NotComparable extends Error {
  override readonly name = 'NotComparable';
}
