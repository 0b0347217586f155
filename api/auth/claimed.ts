import { findClaimOfOthers } from '../../store/claims.ts';
import { desksOf } from '../../store/holder.ts';
import { findReceipt } from '../../store/receipts.ts';
import type { Edge } from '../edge.ts';
import { Problem } from '../problem.ts';
import type { Deed } from '../write/carry-out.ts';
import { say } from '../../domain/words/say.ts';

/**
 * Keeps two people of one desk from doing the same thing: what one of them has claimed the others
 * leave alone. A courtesy among them, no rule of the procedure: nobody else is bound by it.
 *
 * @throws Problem `claimed` with who holds it, since when, and how to take it over
 */
export async function refuseClaimedByOthers(edge: Edge, deed: Deed): Promise<void> {
  const { workflow, key, command, receivedAt: at } = deed;
  if (command.by.is !== 'person') return;
  const { person } = command.by;
  const desks = desksOf([command.by]);
  const stage = 'stage' in command ? command.stage : null;
  const asked = { workflow, stage, acts: awaitedBy(command.type), desks, person, at };
  const claim = await findClaimOfOthers(edge.store, asked);
  if (claim === undefined) return;
  // What was sent before the claim keeps its answer.
  if (await findReceipt(edge.store, workflow, key)) return;
  const since = new Date(claim.since).toISOString();
  throw new Problem(
    'claimed',
    say`${claim.name} of your desk has claimed this since ${since}. Nothing was changed. Let ${claim.person} release it, or ask the head of the delegation or the secretary to (POST /api/inbox/claims/release).`,
    { more: { claimed: { person: claim.person, name: claim.name, since, stage: claim.stage } } },
  );
}

/** The waits that an act would end: who leaves the electorate will not answer any more. */
function awaitedBy(type: string): readonly string[] {
  if (type === 'recuse') return ['respond', 'lift'];
  return type === 'withdraw-position' ? ['lift'] : [type];
}
