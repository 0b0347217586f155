import { acceptLoss } from '../../store/audit/loss.ts';
import type { Store } from '../../store/connection.ts';
import type { PublicKey } from '../../audit/keys.ts';
import { checkpointsIn } from './witnesses.ts';

type Given = {
  readonly checkpoint?: readonly string[];
  readonly by?: string;
  readonly reason?: string;
};

/** Puts on record that what was signed beyond this register is lost. @returns the exit code */
export async function accepted(
  store: Store,
  known: readonly PublicKey[],
  { checkpoint: files = [], by, reason }: Given,
): Promise<number> {
  const heads = files.flatMap((file) => checkpointsIn(file, known));
  const newest = heads
    .flatMap((one) => (one.is === 'head' ? [one] : []))
    .toSorted((a, b) => a.size - b.size)
    .at(-1);
  if (!newest || !by?.trim() || !reason?.trim())
    throw new Error('accept-loss needs --checkpoint FILE, --by NAME and --reason TEXT.');
  const entries = await acceptLoss(store, newest, { by, reason });
  process.stdout.write(
    entries === 0
      ? `The log leads to that checkpoint of ${newest.size} entries: nothing is lost, and nothing was written.\n`
      : `On record, as ${entries} entries of the log: ${by} accepts that what was signed up to entry ${newest.size - 1} is not all there. The worker signs again. Tell the delegations; their receipts of what was lost stay valid.\n`,
  );
  return 0;
}
