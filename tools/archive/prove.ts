import { canonical } from '../../audit/canonical.ts';
import { inclusionPath } from '../../audit/proof.ts';
import { hashOfRange } from '../../audit/tree.ts';
import type { WitnessedEntry } from '../../store/archive-contents.ts';
import { findCheckpoints } from '../../store/audit/checkpoints.ts';
import type { StoredCheckpoint } from '../../store/audit/checkpoints.ts';
import { findHashes } from '../../store/audit/entries.ts';
import type { Reading } from '../../store/audit/entries.ts';

const atOnce = 200;

/** The first checkpoint that covers an entry, which stays the first; undefined until it is signed. */
export async function firstCovering(
  store: Reading,
  index: number,
): Promise<StoredCheckpoint | undefined> {
  return (await findCheckpoints(store)).find(({ size }) => size > index);
}

/** Each entry with its way to the root of the log of `size` entries, as a line. */
export async function provenLines(
  store: Reading,
  entries: readonly WitnessedEntry[],
  size: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    const paths = some.map(({ index }) => inclusionPath(index, size));
    const hashOf = await findHashes(store, paths.flat());
    some.forEach(({ index, leaf, event, content }, place) => {
      const proof = (paths[place] ?? []).map((range) => hashOfRange(range, hashOf));
      const said: unknown = JSON.parse(leaf);
      lines.push(canonical({ index, leaf: said, content: event ?? content, proof }));
    });
  }
  return lines;
}
