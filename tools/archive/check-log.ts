import { z } from 'zod';
import { canonical, contentHash } from '../../audit/canonical.ts';
import { isGrown, isIncluded } from '../../audit/check.ts';
import type { Head } from '../../audit/check.ts';
import { openCheckpoint } from '../../audit/checkpoint.ts';
import type { Checkpoint } from '../../audit/checkpoint.ts';
import { KeyUnreadable, readPublicKey } from '../../audit/keys.ts';
import { hashOfLeaf, readLeaf } from '../../audit/leaf.ts';
import type { Leaf } from '../../audit/leaf.ts';
import { NoteRefused } from '../../audit/note.ts';
import { rootOf } from '../../audit/tree.ts';
import { linesOf, type Member } from './container.ts';
import { Differs, must } from './differs.ts';
import { archivedForm, checkpointForm, entryForm, type Manifest } from './form.ts';
import { NotComparable, type Outside } from './outside.ts';
import { linesBy, parsedBy } from './parsed.ts';

/** An entry of the log that leads to the checkpoint, and what it witnesses. */
export type Kept = { readonly index: number; readonly leaf: Leaf; readonly content: unknown };

type Named = { readonly manifest: Manifest; readonly sha256: string };

/** That the log holds all entries of the archive, one of them of its manifest. @throws Differs, NotComparable */
export function checkLog(members: readonly Member[], named: Named, outside: Outside) {
  const bytesOf = (name: string) =>
    members.find((one) => one.name === name)?.bytes ?? Buffer.alloc(0);
  const checkpoint = checkpointIn(bytesOf('checkpoint.json'), outside);
  const kept = entriesIn(bytesOf('entries.jsonl'), checkpoint);
  mustWitness(kept, named);
  return { checkpoint, heldAgainst: held(checkpoint, outside), kept };
}

/** The archive's own checkpoint: signed by each key that it names, and by the trusted one. */
function checkpointIn(bytes: Buffer, { trusted }: Outside): Checkpoint {
  const name = 'checkpoint.json';
  const { size, checkpoint: note, keys } = parsedBy(checkpointForm, bytes, name);
  must(bytes.equals(checkpointBytes({ size, note, keys })), `${name} is not as it was written.`);
  try {
    const known = keys.map(readPublicKey);
    const opened = openCheckpoint(note, known);
    const signatures = note.slice(note.lastIndexOf('\n\n') + 2).split('\n').length - 1;
    must(
      opened.by.length === keys.length && signatures === keys.length && opened.size === size,
      `${name} names other keys or another size than it was signed with.`,
    );
    must(
      !trusted || opened.by.some(({ text }) => text === trusted.text),
      `${name} is not signed by the key that you gave.`,
    );
    return opened;
  } catch (error) {
    if (error instanceof NoteRefused || error instanceof KeyUnreadable)
      throw new Differs(`${name} cannot be believed. ${error.message}`);
    throw error;
  }
}

/** The checkpoint as the API answers it. */
export function checkpointBytes(of: {
  readonly size: number;
  readonly note: string;
  readonly keys: readonly string[];
}): Buffer {
  const { size, note, keys } = of;
  return Buffer.from(`${JSON.stringify({ size, checkpoint: note, keys }, null, 1)}\n`, 'utf8');
}

/** Holds it against what was kept elsewhere. @returns what of it could be compared */
function held(own: Head, { checkpoints, growth }: Outside): string[] {
  const compared = checkpoints.filter((other) => {
    const [first, second] = other.size <= own.size ? [other, own] : [own, other];
    const fits = growth?.from === first.size && growth.to === second.size;
    if (other.size !== own.size && !fits) return false;
    must(
      isGrown(first, second, other.size === own.size ? [] : (growth?.proof ?? [])),
      `checkpoint.json is of another log than ${other.what}: of ${own.size} and of ${other.size} entries, one is not the beginning of the other.`,
    );
    return true;
  });
  if (checkpoints.length > 0 && compared.length === 0)
    throw new NotComparable(
      `The archive's checkpoint is of ${own.size} entries and what you gave is of ${[...new Set(checkpoints.map(({ size }) => size))].slice(0, 3).join(', ')}: give the one of ${own.size}, or with --consistency the answer of GET /api/audit/consistency?from=SMALLER&to=LARGER`,
    );
  return [...new Set(compared.map(({ what }) => what))];
}

function entriesIn(bytes: Buffer, checkpoint: Checkpoint): Kept[] {
  const entries = linesBy(entryForm, bytes, 'entries.jsonl');
  must(
    linesOf(entries.map(canonical)).equals(bytes),
    'A line of entries.jsonl is not as it was written.',
  );
  let last = -1;
  return entries.map(({ index, leaf: given, content, proof }) => {
    must(index > last, `Entry ${index} is not in its place.`);
    last = index;
    const leaf = readLeaf(canonical(given));
    must(
      leaf !== null && isIncluded(hashOfLeaf(leaf), index, checkpoint, proof),
      `Entry ${index} is not in the log that the checkpoint was signed for.`,
    );
    must(
      contentHash(content) === leaf.hash,
      `Entry ${index} (${nameOf(leaf)}) says something else than the log witnesses.`,
    );
    return { index, leaf, content };
  });
}

/** What an entry is about, in words. */
export function nameOf(leaf: Leaf): string {
  return leaf.kind === 'event'
    ? `event ${leaf.sequence} of ${leaf.workflow}`
    : `${leaf.kind} ${leaf.key}`;
}

/** The log's entry of the archive names the manifest, and the manifest all other entries. */
function mustWitness(kept: readonly Kept[], { manifest, sha256 }: Named): void {
  const { id, review, by, at, closedAt, after, entries } = manifest;
  const own = kept.find(({ leaf }) => leaf.kind === 'archive' && leaf.key === id);
  must(own !== undefined, `The entry of the log that witnesses the archive ${id} is missing.`);
  const said = archivedForm.safeParse(own.content).data;
  must(said?.sha256 === sha256, 'manifest.json is not the one that the log witnesses.');
  const times = [said.at, said.closed_at].map((text) => Date.parse(text));
  must(
    canonical([said.id, said.review, said.by, said.after, ...times]) ===
      canonical([id, review, by, after, at, closedAt]),
    'manifest.json says something else of the archive than the log.',
  );
  const others = kept.filter((one) => one !== own);
  const events = others.filter(({ leaf }) => leaf.kind === 'event').length;
  must(said.events === events, `The archive was made of ${said.events} events and has ${events}.`);
  must(
    others.length === entries.count &&
      rootOf(others.map(({ leaf }) => hashOfLeaf(leaf))) === entries.root,
    'entries.jsonl does not hold the entries that manifest.json names.',
  );
}

/** The answer of GET /api/audit/consistency. */
export const growthForm = z.object({
  from: z.int(),
  to: z.int(),
  proof: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
});
