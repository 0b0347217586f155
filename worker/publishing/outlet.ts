import type { StoredCheckpoint } from '../../store/audit/checkpoints.ts';

/**
 * A place outside that keeps checkpoints. What it is handed it may be handed again: when that is the
 * same checkpoint it is content, when it is another one of the same size it says so.
 */
export type Outlet = {
  /** Tells no secret: it stands in the register, in logs and at `/readyz`. */
  readonly name: string;
  /** @throws Error with a sentence that tells no secret, where it did not take it */
  readonly publish: (checkpoint: StoredCheckpoint) => Promise<void>;
};

/** It has another checkpoint of this size: the log was cut and grew anew, or somebody else's is there. */
export class OutletDiffers extends Error {
  override readonly name = 'OutletDiffers';
  constructor(where: string, size: number) {
    super(
      `${where} already holds another checkpoint of ${size} entries, and it was not overwritten. Either an older back-up was restored or the log was changed: npm run audit -- verify with that checkpoint says where.`,
    );
  }
}
