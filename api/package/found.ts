import type { Held } from '../../domain/policy/sees.ts';
import { candidates } from '../../domain/review/membership.ts';
import type { Manifest } from '../../domain/review/manifest.ts';
import type { Review } from '../../domain/review/state.ts';
import type { Instant } from '../../domain/time.ts';
import { findManifest } from '../../store/documents.ts';
import { loadMembers, type ReviewMember } from '../../store/review-members.ts';
import type { Caller } from '../auth/caller.ts';
import type { Edge } from '../edge.ts';
import { knownReview, type KnownReview } from '../matter.ts';
import { manifestOf, membersAt } from './freeze.ts';
import { readManifest } from './manifest.ts';

/** A package as the register has it: frozen, or as it would be frozen now. */
export type FoundPackage = {
  readonly known: KnownReview;
  readonly review: Review;
  readonly members: readonly ReviewMember[];
  readonly manifest: Manifest;
  /** SHA-256 of the manifest; null while the package is open. */
  readonly hash: string | null;
  readonly held: readonly Held[];
};

/**
 * @param now for when the costs of a slip are reckoned while it is open; null: of its last change,
 * so that the same state gives the same
 * @throws Problem `unknown-review`
 */
export async function findPackage(
  edge: Edge,
  caller: Pick<Caller, 'mandates'>,
  id: string,
  now: Instant | null,
): Promise<FoundPackage> {
  const known = await knownReview(edge, caller, id);
  const { mandates: held } = caller;
  const { review: found, setting } = known;
  const empty = { sequence: 0, members: [], phase: { is: 'not-opened' } } as const;
  const review: Review = { ...(found.state ?? empty), setting };
  const wanted = wantedOf(review);
  const members = await loadMembers(edge.store, id, held, [...wanted]);
  const { phase } = review;
  const hash = phase.is === 'summit' || phase.is === 'ended' ? phase.manifest : null;
  const frozen = hash === null ? undefined : await frozenIn(edge, id, hash);
  if (frozen) {
    const isKnown = ({ reference }: { readonly reference: string }) =>
      members.some((one) => one.found.reference === reference);
    const manifest = { ...frozen, members: frozen.members.filter(isKnown) };
    return { known, review, members, manifest, hash, held };
  }
  const at = now ?? Math.max(found.createdAt, ...members.map((one) => one.found.changedAt));
  const ready = membersAt(members, at).filter(({ reference }) => wanted.has(reference));
  return { known, review, members, manifest: manifestOf(found, ready, at), hash, held };
}

async function frozenIn(edge: Edge, review: string, hash: string): Promise<Manifest | undefined> {
  const text = await findManifest(edge.store, review, hash);
  return text === undefined ? undefined : readManifest(text);
}

/** While it is open those that are ready; of one that was closed in the older form those concluded. */
function wantedOf(review: Review): ReadonlySet<string> {
  const { phase } = review;
  if (phase.is === 'summit') return new Set(phase.members.map(({ reference }) => reference));
  if (phase.is === 'ended')
    return new Set(
      review.members.flatMap(({ reference, concluded }) => (concluded ? [reference] : [])),
    );
  return new Set(candidates(review).map(({ reference }) => reference));
}
