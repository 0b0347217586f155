import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findRoot } from '../../store/audit/root.ts';
import { logSize } from '../../store/audit/entries.ts';
import { registerOrm } from '../../store/configuration.ts';
import { openFolder } from '../folder.ts';
import { isRunning } from '../lock.ts';
import { postgresBinaries, postgresVersion } from '../servers/postgres-binaries.ts';
import { startStack } from '../stack.ts';
import { Trouble } from '../trouble.ts';
import type { Manifest } from './manifest.ts';
import { unpackInto } from './unpacked.ts';

type Asked = {
  readonly file: string;
  /** The data folder to be. */
  readonly data: string;
  /** Set what is there aside instead of refusing. */
  readonly replace: boolean;
  readonly say: (line: string) => void;
};

/** Keys stay with the folder that they belong to; no backup holds them. */
const keyFolders = ['audit', 'issuer', 'codec'];

/**
 * Puts a backup into a data folder. It is unpacked beside it, checked byte by byte, started there
 * and compared with the audit log's root, and only then takes the folder's place.
 * @returns its manifest, and where what was there before is kept now
 * @throws Trouble; then the data folder is as it was
 */
export async function restore({ file, data, replace, say }: Asked) {
  if (!existsSync(file)) throw new Trouble(`There is no ${file}.`);
  requireFree(data, replace);
  const draft = join(dirname(data), `.${basename(data)}.restoring-${process.pid}`);
  try {
    mkdirSync(draft, { recursive: true });
    chmodSync(draft, process.getuid?.() === 0 ? 0o711 : 0o700);
    say('unpacking and checking');
    const { user } = postgresBinaries(draft);
    const manifest = await unpackInto(file, { draft, user, postgres: postgresVersion() });
    say('starting the register to compare its audit log');
    await prove(draft, manifest);
    return { manifest, kept: await exchange(draft, data, replace) };
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
  }
}

function requireFree(data: string, replace: boolean): void {
  if (isRunning(data))
    throw new Trouble(`Nemcon runs on ${data}: stop it first. Nothing was touched.`);
  if (replace || isEmpty(data)) return;
  throw new Trouble(
    `${data} holds data already: add --replace, which sets them aside and keeps them, or name another folder with --data. Nothing was touched.`,
  );
}

function isEmpty(data: string): boolean {
  return !existsSync(data) || readdirSync(data).every((name) => name.startsWith('running.json'));
}

async function prove(draft: string, { audit }: Manifest): Promise<void> {
  const stack = await startStack({ data: draft, ports: 'free', parts: ['postgres'] });
  try {
    const orm = await registerOrm(stack.addresses.database, 1);
    const db = orm.em.getKysely<unknown>();
    try {
      const size = await logSize({ db });
      if (size !== audit.size || (await findRoot({ db }, size)) !== audit.root)
        throw new Trouble(
          'The register in it has another audit log than its manifest says: nothing was touched.',
        );
    } finally {
      await orm.close(true);
    }
  } finally {
    await stack.close();
  }
}

/** Two renames; what was there is set aside first, so that there is never a mixture. */
async function exchange(draft: string, data: string, replace: boolean): Promise<string | null> {
  requireFree(data, replace);
  rmSync(join(draft, 'logs'), { recursive: true, force: true });
  if (isEmpty(data)) {
    rmSync(data, { recursive: true, force: true });
    renameSync(draft, data);
    return null;
  }
  // Opening it ends what a killed supervisor left running on it.
  (await openFolder(data)).release();
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const aside = `${data}.before-${stamp}`;
  for (const name of keyFolders)
    if (existsSync(join(data, name)))
      cpSync(join(data, name), join(draft, name), { recursive: true, preserveTimestamps: true });
  renameSync(data, aside);
  renameSync(draft, data);
  return aside;
}
