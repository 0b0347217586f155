import { createRequire } from 'node:module';
import { z } from 'zod';
import { migrations } from '../../store/migrations/all.ts';
import { Trouble } from '../trouble.ts';

const { version } = z
  .object({ version: z.string() })
  .parse(createRequire(import.meta.url)('../../package.json'));

/** Stands first in a backup, so that one that cannot be used is refused at once. */
const about = z.object({
  format: z.string(),
  /** Of Nemcon. */
  version: z.string(),
  /** PostgreSQL's files are read by the same kind of machine and the same major version only. */
  platform: z.string(),
  postgres: z.string(),
  /** The schema: names of the migrations that the register has seen. */
  migrations: z.array(z.string()),
  madeAt: z.string(),
});
export type About = z.infer<typeof about>;

/** Stands last: what everything before it was. */
const manifest = z.object({
  about,
  /** The audit log at the instant of the backup; the newest checkpoint that was signed of it. */
  audit: z.object({ size: z.int(), root: z.string(), checkpoint: z.string().nullable() }),
  parts: z.record(z.string(), z.object({ size: z.int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;
export type Audit = Manifest['audit'];

export const format = 'nemcon-backup-1';

export function aboutOf(register: { postgres: string; migrations: string[] }): About {
  const platform = `${process.platform}-${process.arch}`;
  return { format, version, platform, madeAt: new Date().toISOString(), ...register };
}

/** @throws Trouble for what this version cannot restore here */
export function readAbout(text: string, postgres: string): About {
  const read = about.safeParse(parsed(text));
  if (!read.success) throw new Trouble('It is no backup of Nemcon: nothing was touched.');
  const found = read.data;
  const known = new Set(migrations.map(({ name }) => name));
  const newer = found.migrations.find((name) => !known.has(name));
  if (found.format !== format || newer !== undefined)
    throw new Trouble(
      `It was made by a newer Nemcon (${found.version}${newer === undefined ? '' : `, whose register has ${newer}`}): nothing was touched; restore it with that version.`,
    );
  const here = `${process.platform}-${process.arch}`;
  const [theirs, ours] = [found.postgres, postgres].map((one) => one.split('.')[0]);
  if (found.platform !== here || theirs !== ours)
    throw new Trouble(
      `It was made on ${found.platform} with PostgreSQL ${found.postgres}, and here is ${here} with ${postgres}: nothing was touched; restore it on such a machine.`,
    );
  return found;
}

/** @throws Trouble */
export function readManifest(text: string): Manifest {
  const read = manifest.safeParse(parsed(text));
  if (read.success) return read.data;
  throw new Trouble('Its manifest cannot be read: nothing was touched.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
