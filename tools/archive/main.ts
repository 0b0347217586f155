import { parseArgs } from 'node:util';
import { withSecrets } from '../../secrets/given.ts';
import { findUnarchived } from '../../store/archives.ts';
import { closeStore, databaseTime, openStore } from '../../store/connection.ts';
import type { Store } from '../../store/connection.ts';
import { withRegister } from '../backup/register.ts';
import { defaultFolder } from '../folder.ts';
import { Trouble, sentenceOf } from '../trouble.ts';
import { bytesOf, prepare, putOnRecord, type Asked } from './archive.ts';
import { signerOf, type Signer } from './signer.ts';
import { restOf, standingOf } from './standing.ts';
import { told, would } from './told.ts';
import { verifyFile } from './verify.ts';
import { fileOf, writeWhole } from './file.ts';

const help = `npm run archive -- REVIEW --by NAME [--out FOLDER] [--dry-run] [--again]
npm run archive -- --due --by NAME [--out FOLDER] [--dry-run]
npm run archive -- verify FILE [--checkpoint FILE] [--consistency FILE] [--key KEY]

Archives a closed review in one file that holds all of it and the audit log's proof of each thing in
it, and puts that on record; the review can be read as before, and nothing in it is changed any more.
DATABASE_URL names the register; left out, the one that npm start brings. A review is due when nothing
has been open in it for ARCHIVE_AFTER (P1Y: a year; P18M, P90D, P0D).

  --by NAME           who looks after the service; it goes on record
  --due               all that are due and not archived yet
  --out FOLDER        where the file goes (the folder that you are in); nobody else can read it
  --dry-run           says what it would do, and does nothing
  --again             another archive, after something in an archived review was redacted

The same review gives the same bytes again. The log has to be signed before there is a file: with
AUDIT_KEY, or of npm start, that is done at once, else a worker does it within seconds.

verify needs no server: it checks every hash and signature, that each thing says what the log
witnesses, and that nothing is missing, and names the first thing that differs.

  --checkpoint FILE   a checkpoint that was kept elsewhere, of the archive's size; without it and without
                      --key nothing shows that the whole archive was not made anew by somebody else
  --consistency FILE  the answer of GET /api/audit/consistency, where the checkpoint is of another size
  --key KEY           the log's public key as it was handed out, or a file that holds it

Exit code: 0 done or whole, 1 not done or different, 2 it cannot be said.
`;

const options = {
  by: { type: 'string' },
  due: { type: 'boolean' },
  out: { type: 'string' },
  'dry-run': { type: 'boolean' },
  again: { type: 'boolean' },
  checkpoint: { type: 'string', multiple: true },
  consistency: { type: 'string' },
  key: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`Nothing more was done. ${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [first, second, ...more] = positionals;
  if (first === 'verify' && second !== undefined && more.length === 0)
    return await verifyFile(second, values);
  const isOne = first !== undefined && second === undefined && !values.due;
  const isDue = values.due === true && first === undefined;
  if (values.help || !(isOne || isDue)) {
    process[values.help ? 'stdout' : 'stderr'].write(help);
    return values.help ? 0 : 2;
  }
  const { by, again = false, out = '.', 'dry-run': dryRun = false } = values;
  if (!by?.trim() && !dryRun)
    throw new Trouble('Say with --by NAME who archives it: that goes on record.');
  const after = process.env['ARCHIVE_AFTER'] || 'P1Y';
  const asked = { by: by ?? 'nobody yet', after, rest: restOf(after), again, dryRun, out };
  return await onRegister((store, signer) => archiveAll(store, signer, first ?? null, asked));
}

type AllAsked = Omit<Asked, 'review'> & { readonly dryRun: boolean; readonly out: string };

async function onRegister(task: (store: Store, signer: Signer) => Promise<number>) {
  const environment = withSecrets(process.env);
  const given = environment['DATABASE_URL'];
  const work = async (url: string) => {
    const store = await openStore({ url, poolSize: 2 });
    try {
      return await task(store, signerOf(store, environment, given === undefined));
    } finally {
      await closeStore(store);
    }
  };
  return given === undefined ? await withRegister(defaultFolder(), work) : await work(given);
}

/** One that is named, or all that are due: then one that cannot be archived keeps no other from it. */
async function archiveAll(
  store: Store,
  signer: Signer,
  named: string | null,
  asked: AllAsked,
): Promise<number> {
  if (named !== null) return await archiveOne(store, signer, { ...asked, review: named });
  const now = await databaseTime(store);
  const reviews = [];
  for (const review of await findUnarchived(store))
    if ((await standingOf(store, review, asked.rest, now)).is === 'due') reviews.push(review);
  if (reviews.length === 0) process.stdout.write('No review is due.\n');
  let code = 0;
  for (const review of reviews)
    try {
      await archiveOne(store, signer, { ...asked, review });
    } catch (error) {
      process.stderr.write(`${review} was not archived. ${sentenceOf(error)}\n`);
      code = 1;
    }
  return code;
}

async function archiveOne(
  store: Store,
  signer: Signer,
  asked: AllAsked & { readonly review: string },
): Promise<number> {
  const prepared = await prepare(store, asked);
  const file = fileOf(asked.out, prepared.archived.id);
  if (asked.dryRun) {
    process.stdout.write(would(prepared, file));
    return 0;
  }
  await putOnRecord(store, prepared);
  const bytes = await signer.signed(() => bytesOf(store, prepared));
  writeWhole(file, bytes);
  process.stdout.write(told(prepared, file, bytes));
  return 0;
}
