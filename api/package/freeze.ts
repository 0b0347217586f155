import { frozenMember, type FrozenMember, type Manifest } from '../../domain/review/manifest.ts';
import type { PackageMember } from '../../domain/review/event.ts';
import type { Instant } from '../../domain/time.ts';
import { canonicalText } from '../../store/hash.ts';
import { loadMembers, type ReviewMember } from '../../store/review-members.ts';
import { wholeStatesForRules } from '../../store/whole-states.ts';
import type { FoundReview } from '../../store/reviews.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import { asRow, say } from '../../domain/words/say.ts';

/**
 * The manifest of a package as it is being closed, in its canonical form: what everybody is shown
 * of it from then on. The register is at least as new as what the review has been told.
 *
 * @throws Problem `package-changed` where a text is not the one that the secretary saw
 */
export async function freeze(
  edge: Edge,
  review: FoundReview,
  seen: readonly PackageMember[],
  at: Instant,
): Promise<string> {
  const wanted = new Map(seen.map(({ reference, text }) => [reference, text]));
  const members = await loadMembers(edge.store, review.id, null, [...wanted.keys()]);
  const frozen = membersAt(await whole(edge, members), at).filter(({ reference }) =>
    wanted.has(reference),
  );
  const differ = [...wanted].filter(
    ([reference, text]) => !frozen.some((one) => one.reference === reference && one.text === text),
  );
  if (differ.length > 0)
    throw new Problem(
      'package-changed',
      say`The package is not what was seen: ${asRow(differ.map(([reference]) => reference))}. Nothing was changed; look again and close it then.`,
    );
  return canonicalText(manifestOf(review, frozen, at));
}

/** With the positions of all, which the manifest fixes; those alone that its closer takes part in. */
async function whole(
  edge: Edge,
  members: readonly ReviewMember[],
): Promise<readonly ReviewMember[]> {
  const states = await wholeStatesForRules(
    edge.store,
    members.map(({ found }) => found.workflow),
  );
  return members.flatMap(({ found, state: { setting } }) => {
    const state = states.get(found.workflow);
    return state ? [{ found, state: { ...state, setting } }] : [];
  });
}

export function manifestOf(
  { id, title, procedure, summitAt }: FoundReview,
  members: readonly FrozenMember[],
  at: Instant,
): Manifest {
  return { form: 'nemcon-package/1', review: id, title, procedure, summitAt, at, members };
}

/** Members with a frozen text, as they stand. */
export function membersAt(members: readonly ReviewMember[], at: Instant): readonly FrozenMember[] {
  return members.flatMap(({ found, state }) => {
    return frozenMember({ state, title: found.title }, at) ?? [];
  });
}
