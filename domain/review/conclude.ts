import type { Actor } from '../actor.ts';
import { refuse, type Refusal } from '../decision.ts';
import type { Concluded, ReviewAct } from './command.ts';
import type { ReviewEvent } from './event.ts';
import { atOffice, memberOf, openMembers, takenOutOf } from './membership.ts';
import type { Review } from './state.ts';
import { asOutcome, say } from '../words/say.ts';

type ActOf<T extends ReviewAct['type']> = Extract<ReviewAct, { readonly type: T }>;
type By = { readonly by: Actor };

/** The summit's word on one member. */
export function concludeMember(
  state: Review,
  { by, reference, outcome }: ActOf<'conclude-member'> & By,
): readonly ReviewEvent[] | Refusal {
  return mayConclude(state, by, 'conclude-member') ?? concluding(state, [{ reference, outcome }]);
}

/** The summit's word on all that it has not concluded yet, with the exceptions it names. */
export function concludeAll(
  state: Review,
  { by, outcome, except }: ActOf<'conclude-all'> & By,
): readonly ReviewEvent[] | Refusal {
  const no = mayConclude(state, by, 'conclude-all');
  if (no) return no;
  const open = openMembers(state);
  if (open.length === 0)
    return refuse('already-concluded', say`Every member of the package is concluded already.`);
  const stray = except.find(({ reference }) => !open.some((one) => one.reference === reference));
  if (stray) return notOpen(state, stray.reference);
  const named = new Map(except.map((one) => [one.reference, one.outcome]));
  return concluding(
    state,
    open.map(({ reference }) => ({ reference, outcome: named.get(reference) ?? outcome })),
  );
}

/** The review ends with the last member that the summit had to conclude. */
export function endingAfter(
  state: Review,
  events: readonly ReviewEvent[],
  done: readonly string[],
): readonly ReviewEvent[] {
  const { phase } = state;
  if (phase.is !== 'summit') return events;
  const left = openMembers(state).filter(({ reference }) => !done.includes(reference));
  // A package from which everything was taken out has concluded nothing: somebody must see that.
  const isEmpty = phase.members.every(
    ({ reference }) =>
      takenOutOf(state, reference) !== undefined ||
      events.some((event) => event.type === 'member-taken-out' && event.reference === reference),
  );
  return left.length > 0 || isEmpty ? events : [...events, { type: 'review-ended' }];
}

function mayConclude(state: Review, by: Actor, act: ReviewAct['type']): Refusal | null {
  const { is } = state.phase;
  if (is === 'collecting' || is === 'not-opened')
    return refuse(
      'package-open',
      say`The summit takes up the package once the secretary has closed it.`,
    );
  return atOffice(state, by, act);
}

function concluding(state: Review, words: readonly Concluded[]): readonly ReviewEvent[] | Refusal {
  const open = openMembers(state).map(({ reference }) => reference);
  const stray = words.find(({ reference }) => !open.includes(reference));
  if (stray) return notOpen(state, stray.reference);
  const events = words.map((one): ReviewEvent => ({ type: 'member-concluded', ...one }));
  return endingAfter(
    state,
    events,
    words.map(({ reference }) => reference),
  );
}

function notOpen(state: Review, reference: string): Refusal {
  const member = memberOf(state, reference);
  if (member?.concluded)
    return refuse(
      'already-concluded',
      say`${reference} was ${asOutcome(member.concluded)} already.`,
    );
  if (takenOutOf(state, reference))
    return refuse(
      'unknown-recommendation',
      say`${reference} was taken out of the package; the secretary may put it back.`,
    );
  return refuse('unknown-recommendation', say`${reference} is not in the package.`);
}
