import type { Recommendation } from '../../domain/state.ts';
import { languagesOf, textIn } from '../../domain/text-version.ts';
import { findTexts } from '../../store/documents.ts';
import type { Edge } from '../edge.ts';
import { flaggedIn } from './spelling.ts';

/** Acts that put a text before those who decide. */
const putsForward: ReadonlySet<string> = new Set(['circulate', 'reissue', 'convene']);

/**
 * What may be taken for something else in a text that is about to be put before bodies, in every
 * language of it, told to the officer who does so: also of a dry run, while it can still be mended.
 */
export async function flaggedInForce(
  { store, language: reader }: Edge,
  act: string,
  { versions }: Recommendation,
): Promise<{ flagged?: readonly object[] }> {
  const version = versions.at(-1);
  if (!putsForward.has(act) || version === undefined) return {};
  const hashes = languagesOf(version).map((language) => ({
    language,
    hash: textIn(version, language) ?? '',
  }));
  const texts = await findTexts(
    store,
    hashes.map(({ hash }) => hash),
  );
  const flagged = hashes.flatMap(({ language, hash }) =>
    flaggedIn(texts.get(hash) ?? '', reader).map((one) => ({
      version: version.number,
      language,
      ...one,
    })),
  );
  return flagged.length > 0 ? { flagged } : {};
}
