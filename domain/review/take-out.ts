import type { Actor } from '../actor.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { ReviewAct } from './command.ts';
import { endingAfter } from './conclude.ts';
import type { ReviewEvent } from './event.ts';
import { atOffice, memberOf, openMembers, takenOutOf, waitsForPackage } from './membership.ts';
import type { Member, Review } from './state.ts';
import { asOutcome, say } from '../words/say.ts';

type ActOf<T extends ReviewAct['type']> = Extract<ReviewAct, { readonly type: T }>;
type By = { readonly by: Actor };

/** Keeps a member out of the package, or takes it out of the closed one before its conclusion. */
export function takeOut(
  state: Review,
  { by, reference, reason }: ActOf<'take-out'> & By,
): readonly ReviewEvent[] | Refusal {
  const member = mayMove(state, by, 'take-out', reference);
  if ('ok' in member) return member;
  if (takenOutOf(state, reference))
    return refuse('not-asked-for', say`${reference} is out of the package already.`);
  const isOpen = openMembers(state).some((one) => one.reference === reference);
  if (state.phase.is === 'summit' && !isOpen)
    return refuse('unknown-recommendation', say`${reference} is not in the package.`);
  return endingAfter(state, [{ type: 'member-taken-out', reference, reason }], [reference]);
}

/** Undoes a taking out. Into a closed package only the text goes back that was in it. */
export function putBack(
  state: Review,
  { by, reference, reason }: ActOf<'put-back'> & By,
): readonly ReviewEvent[] | Refusal {
  const member = mayMove(state, by, 'put-back', reference);
  if ('ok' in member) return member;
  const { phase } = state;
  const out = takenOutOf(state, reference);
  if (!out) return refuse('not-asked-for', say`${reference} was not taken out of the package.`);
  if (phase.is !== 'summit')
    return [{ type: 'member-put-back', reference, reason, manifest: null }];
  const frozen = phase.members.find((one) => one.reference === reference);
  if (!frozen)
    return refuse(
      'package-closed',
      say`${reference} was not in the package when it was closed; withdraw it, return it, or take it to a later review.`,
    );
  if (frozen.text !== member.text)
    return refuse(
      'text-changed',
      say`The text of ${reference} is not the one that the package was closed with.`,
    );
  if (!waitsForPackage(state, member))
    return refuse('requirement-unmet', say`${reference} does not wait for the package now.`);
  return [{ type: 'member-put-back', reference, reason, manifest: phase.manifest }];
}

function mayMove(
  state: Review,
  by: Actor,
  act: 'take-out' | 'put-back',
  reference: string,
): Member | Refusal {
  const { is } = state.phase;
  if (is === 'not-opened') return refuse('not-tasked', say`The review is not open yet.`);
  const no = atOffice(state, by, act);
  if (no) return no;
  const member = memberOf(state, reference);
  if (member?.concluded)
    return refuse(
      'already-concluded',
      say`${reference} was ${asOutcome(member.concluded)} already.`,
    );
  if (is === 'ended') return refuse('over', say`The review is over; its package is concluded.`);
  if (!member)
    return refuse('unknown-recommendation', say`${reference} is no recommendation of this review.`);
  if (member.over) return refuse('over', say`${reference} is over already.`);
  return member;
}
