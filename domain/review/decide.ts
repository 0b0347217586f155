import type { Actor } from '../actor.ts';
import { refuse, type Refusal, type ReviewDecision } from '../decision.ts';
import { forbidden } from '../policy/may.ts';
import type { Instant } from '../time.ts';
import type { ReviewAct, ReviewCommand } from './command.ts';
import { concludeAll, concludeMember, endingAfter } from './conclude.ts';
import type { ReviewEvent } from './event.ts';
import { atOffice, candidates } from './membership.ts';
import { flagged, plansToFlag } from './plans.ts';
import { reviewRungs } from './rungs.ts';
import type { Review } from './state.ts';
import { putBack, takeOut } from './take-out.ts';
import { asList, say } from '../words/say.ts';

type ActOf<T extends ReviewAct['type']> = Extract<ReviewAct, { readonly type: T }>;

/** What a command brings about in the review, or why it changes nothing. */
export function decideReview(state: Review, command: ReviewCommand, at: Instant): ReviewDecision {
  const result = forbidden(command.type, command.by) ?? outcome(state, command, at);
  if ('ok' in result) return result;
  return { ok: true, events: result.map((event) => ({ at, by: command.by, event })) };
}

function outcome(
  state: Review,
  command: ReviewCommand,
  at: Instant,
): readonly ReviewEvent[] | Refusal {
  switch (command.type) {
    case 'open-review':
      if (state.phase.is !== 'not-opened')
        return refuse('already-tasked', say`The review is open already.`);
      return [{ type: 'review-opened', review: state.setting.id }];
    case 'report-member':
      return report(state, command, at);
    case 'close-package':
      return closePackage(state, command);
    case 'conclude-member':
      return concludeMember(state, command);
    case 'conclude-all':
      return concludeAll(state, command);
    case 'take-out':
      return takeOut(state, command);
    case 'put-back':
      return putBack(state, command);
    case 'time-passed':
      return timePassed(state, at);
  }
}

function timePassed(state: Review, at: Instant): readonly ReviewEvent[] {
  const slipped = plansToFlag(state).filter((due) => due.at <= at);
  const climbed = reviewRungs(state).filter((rung) => rung.at <= at);
  return [
    ...slipped.map(({ event }) => event),
    ...climbed.map(({ rung: { kind, to, level }, number: rung }): ReviewEvent =>
      kind === 'reminder'
        ? { type: 'review-reminded', to, rung }
        : { type: 'review-escalated', to, level, rung },
    ),
  ];
}

function report(
  state: Review,
  command: ActOf<'report-member'>,
  at: Instant,
): readonly ReviewEvent[] {
  const known = state.members.find(({ reference }) => reference === command.reference);
  if (known && known.memberSequence >= command.memberSequence) return [];
  const { reference, memberSequence, step, text, over, outlook } = command;
  const told = outlook === undefined ? {} : { outlook };
  const events: readonly ReviewEvent[] = [
    { type: 'member-reported', reference, memberSequence, step, text, over, ...told },
    ...flagged(state, known, command, at),
  ];
  return over && known !== undefined ? endingAfter(state, events, [reference]) : events;
}

function closePackage(
  state: Review,
  command: ActOf<'close-package'> & { readonly by: Actor },
): readonly ReviewEvent[] | Refusal {
  if (state.phase.is !== 'collecting')
    return refuse('package-closed', say`The package is closed; its members and texts are fixed.`);
  const no = atOffice(state, command.by, command.type);
  if (no) return no;
  const now = candidates(state);
  if (now.length === 0)
    return refuse('requirement-unmet', say`No recommendation is ready for the package yet.`);
  const said = new Map(command.members.map(({ reference, text }) => [reference, text]));
  const differ = [
    ...now
      .filter(({ reference, text }) => said.get(reference) !== text)
      .map(({ reference }) => reference),
    ...command.members
      .filter((one) => !now.some(({ reference }) => reference === one.reference))
      .map(({ reference }) => reference),
  ];
  if (differ.length > 0)
    return refuse(
      'package-changed',
      say`The package is not what was seen: ${asList([...new Set(differ)])}. Look again and close it then.`,
    );
  return [{ type: 'package-closed', members: now, manifest: command.manifest }];
}
