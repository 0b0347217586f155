import { checkContents } from './check-contents.ts';
import { checkLog } from './check-log.ts';
import { unpacked, type Member } from './container.ts';
import { Differs, must } from './differs.ts';
import type { Outside } from './outside.ts';
import { leading, manifestForm, type Manifest } from './form.ts';
import { parsedBy } from './parsed.ts';
import { sha256Of } from './sha256.ts';

export type Checked =
  | {
      readonly is: 'whole';
      readonly manifest: Manifest;
      /** Of the manifest: what the register and the log say. */
      readonly sha256: string;
      readonly log: { readonly origin: string; readonly size: number; readonly root: string };
      readonly entries: number;
      readonly redacted: readonly string[];
      /** Which of what was kept elsewhere it was held against. */
      readonly heldAgainst: readonly string[];
    }
  | { readonly is: 'other'; readonly why: string };

/** Checks an archive with nothing but itself and what was kept outside. */
export async function checkArchive(bytes: Buffer, outside: Outside): Promise<Checked> {
  try {
    return await checked(bytes, outside);
  } catch (error) {
    if (error instanceof Differs) return { is: 'other', why: error.message };
    throw error;
  }
}

async function checked(bytes: Buffer, outside: Outside): Promise<Checked> {
  const members = await unpacked(bytes);
  must(members !== undefined, 'It is no archive of Nemcon as it was written, or a damaged one.');
  const { manifest, sha256, listed } = manifestIn(members);
  const log = checkLog(members, { manifest, sha256 }, outside);
  const redacted = checkContents({ manifest, listed, kept: log.kept });
  const { origin, size, root } = log.checkpoint;
  return {
    is: 'whole',
    manifest,
    sha256,
    log: { origin, size, root },
    entries: log.kept.length,
    redacted,
    heldAgainst: log.heldAgainst,
  };
}

/** Every member is there, in its place, and is the one that the manifest names. */
function manifestIn(members: readonly Member[]) {
  const found = new Map(members.map(({ name, bytes }) => [name, bytes]));
  const own = found.get('manifest.json') ?? Buffer.alloc(0);
  const manifest = parsedBy(manifestForm, own, 'manifest.json');
  const [readme, ...rest] = manifest.members.map(({ name }) => name);
  must(readme === 'README.md', 'manifest.json does not begin with README.md.');
  const expected = [...leading, ...rest];
  for (const name of expected) must(found.has(name), `${name} is missing.`);
  const stray = members.find(({ name }) => !expected.includes(name));
  must(stray === undefined, `${stray?.name} is listed nowhere.`);
  members.forEach(({ name }, place) =>
    must(name === expected[place], `${name} is not in its place.`),
  );
  for (const { name, size, sha256 } of manifest.members) {
    const bytes = found.get(name) ?? Buffer.alloc(0);
    must(
      bytes.length === size && sha256Of(bytes) === sha256,
      `${name} is not the one that manifest.json names.`,
    );
  }
  const listed = manifest.members.map(({ name }) => ({
    name,
    bytes: found.get(name) ?? Buffer.alloc(0),
  }));
  return { manifest, sha256: sha256Of(own), listed };
}
