import { textOf } from './text-version.ts';
import type { Hash, Recommendation } from './state.ts';

/**
 * Whether a text or an annex belongs to the version that is being decided on: it may not vanish
 * under those who have to answer to it. Once the recommendation has its outcome it may.
 */
export function isBeingDecided(
  state: Pick<Recommendation, 'life' | 'versions'>,
  hash: Hash,
): boolean {
  if (state.life.is !== 'running' && state.life.is !== 'elsewhere') return false;
  const version = state.versions.at(-1);
  if (!version) return false;
  const { languageVersions = [], annexes = [] } = version;
  const parts = [
    version.hash,
    textOf(version),
    ...languageVersions.map(({ text }) => text),
    ...annexes.flatMap(({ attachment, name }) => [attachment, name]),
  ];
  return parts.includes(hash);
}
