import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeKey, readPrivateKey, readPublicKey } from '../../audit/keys.ts';
import type { PublicKey } from '../../audit/keys.ts';
import { findCheckpoints } from '../../store/audit/checkpoints.ts';
import { verifyLog } from '../../store/audit/verify.ts';
import { withSecrets } from '../../secrets/given.ts';
import { closeStore, openStore } from '../../store/connection.ts';
import type { Store } from '../../store/connection.ts';
import { defaultFolder } from '../folder.ts';
import { seenFileOf } from '../audit-key.ts';
import { withRegister } from '../backup/register.ts';
import { keyOf } from '../verify/public-key.ts';
import { accepted } from './accept-loss.ts';
import { redactedLines } from './redacted.ts';
import { checkpointsIn, receiptIn } from './witnesses.ts';

const help = `npm run audit -- verify [--checkpoint FILE] [--receipt FILE] [--key KEY]
npm run audit -- accept-loss --checkpoint FILE --by NAME --reason TEXT [--key KEY]
npm run audit -- key NAME

verify walks the whole log of acts against the register and its documents, and names the first entry
that differs. DATABASE_URL names the register; left out, the one that npm start brings.

  --checkpoint FILE  a checkpoint that was kept elsewhere (the answer of GET /api/audit/checkpoint,
                     an object of the S3 store, or the file of AUDIT_PUBLISH_FILE)
  --receipt FILE     a receipt that was kept elsewhere; both may be given several times
  --key KEY          the log's public key as it was handed out, or a file that holds it; left out,
                     the keys that the register itself names

accept-loss is for a register that was restored from an older backup: it puts on record who accepts, and
why, that what was signed since is lost. FILE is the checkpoint that it does not lead to; of npm start
that is audit/newest-checkpoint.txt in the data folder, which verify looks at by itself.

key prints a new signing key for AUDIT_KEY, and on standard error the public key to hand out. NAME
names the log for ever, for example nemcon.example.org/audit.

Exit code: 0 the log is whole, 1 it differs, 2 it cannot be said.
`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(
    `It cannot be said: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 2;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      checkpoint: { type: 'string', multiple: true },
      receipt: { type: 'string', multiple: true },
      key: { type: 'string' },
      by: { type: 'string' },
      reason: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  const [command, name, ...more] = positionals;
  if (command === 'key' && name !== undefined && more.length === 0) return showKey(name);
  const isKnown = command === 'verify' || command === 'accept-loss';
  if (values.help || !isKnown || name !== undefined) {
    process[values.help ? 'stdout' : 'stderr'].write(help);
    return values.help ? 0 : 2;
  }
  const url = withSecrets(process.env)['DATABASE_URL'];
  const checkpoint = withOwn(values.checkpoint ?? [], url === undefined);
  const task = async (at: string): Promise<number> => {
    const store = await openStore({ url: at, poolSize: 2 });
    try {
      if (command === 'verify') return await verified(store, { ...values, checkpoint });
      const known = values.key === undefined ? await ownKeys(store) : [keyOf(values.key)];
      return await accepted(store, known, { ...values, checkpoint });
    } finally {
      await closeStore(store);
    }
  };
  return url === undefined ? await withRegister(defaultFolder(), task) : await task(url);
}

/** What was given, and of the embedded stack what its worker has seen last. */
function withOwn(given: readonly string[], isEmbedded: boolean): string[] {
  const own = seenFileOf(defaultFolder());
  return isEmbedded && existsSync(own) ? [...given, own] : [...given];
}

function showKey(name: string): number {
  const key = makeKey(name);
  process.stdout.write(`${key}\n`);
  process.stderr.write(`Public key: ${readPrivateKey(key).public.text}\n`);
  return 0;
}

async function verified(
  store: Store,
  given: { checkpoint?: string[]; receipt?: string[]; key?: string },
): Promise<number> {
  const { checkpoint: checkpoints = [], receipt: receipts = [] } = given;
  const trusted = given.key === undefined ? undefined : keyOf(given.key);
  const known = trusted ? [trusted] : await ownKeys(store);
  const witnesses = [
    ...checkpoints.flatMap((file) => checkpointsIn(file, known)),
    ...receipts.flatMap((file) => receiptIn(file, trusted)),
  ];
  const { size, difference } = await verifyLog(store, witnesses);
  if (difference) {
    process.stderr.write(`The log differs. ${difference.why}\n`);
    return 1;
  }
  const beside = [...checkpoints, ...receipts].map((file) => `, and with ${file}`).join('');
  process.stdout.write(
    `The log is whole: ${size} entries agree with the register and its documents${beside}.\n`,
  );
  for (const line of await redactedLines(store)) process.stdout.write(line);
  return 0;
}

async function ownKeys(store: Store): Promise<PublicKey[]> {
  const words = (await findCheckpoints(store)).flatMap(({ keys }) => keys);
  return [...new Set(words)].map(readPublicKey);
}
