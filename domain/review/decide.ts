import type { Actor, OfficeId } from '../actor.ts';
import { refuse, type Refusal, type ReviewDecision } from '../decision.ts';
import { list } from '../judge.ts';
import type { Instant } from '../time.ts';
import type { ReviewAct, ReviewCommand } from './command.ts';
import type { PackageMember, ReviewEvent } from './event.ts';
import { reviewRungs } from './rungs.ts';
import type { Review } from './state.ts';

type ActOf<T extends ReviewAct['type']> = Extract<ReviewAct, { readonly type: T }>;

/** What a command brings about in the review, or why it changes nothing. */
export function decideReview(state: Review, command: ReviewCommand, at: Instant): ReviewDecision {
  const result = outcome(state, command, at);
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
        return refuse('already-tasked', 'The review is open already.');
      return [{ type: 'review-opened', review: state.setting.id }];
    case 'report-member':
      return report(state, command);
    case 'close-package':
      return closePackage(state, command);
    case 'conclude-member':
      return concludeMember(state, command);
    case 'time-passed':
      return reviewRungs(state)
        .filter((rung) => rung.at <= at)
        .map(({ rung: { kind, to, level }, number: rung }) =>
          kind === 'reminder'
            ? { type: 'review-reminded', to, rung }
            : { type: 'review-escalated', to, level, rung },
        );
  }
}

function report(state: Review, command: ActOf<'report-member'>): readonly ReviewEvent[] {
  const known = state.members.find(({ reference }) => reference === command.reference);
  if (known && known.memberSequence >= command.memberSequence) return [];
  const { reference, memberSequence, step, text, over } = command;
  return [{ type: 'member-reported', reference, memberSequence, step, text, over }];
}

/** The recommendations that wait for the package, each with the text it goes with. */
export function candidates(state: Review): readonly PackageMember[] {
  return state.members.flatMap(({ reference, step, text, over }) =>
    !over && step === state.setting.packageStep && text !== null ? [{ reference, text }] : [],
  );
}

function closePackage(
  state: Review,
  command: ActOf<'close-package'> & { readonly by: Actor },
): readonly ReviewEvent[] | Refusal {
  if (state.phase.is !== 'collecting')
    return refuse('package-closed', 'The package is closed; its members and texts are fixed.');
  const no = atOffice(state, command.by, 'secretary');
  if (no) return no;
  const now = candidates(state);
  if (now.length === 0)
    return refuse('requirement-unmet', 'No recommendation is ready for the package yet.');
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
      `The package is not what was seen: ${list([...new Set(differ)])}. Look again and close it then.`,
    );
  return [{ type: 'package-closed', members: now, manifest: command.manifest }];
}

function concludeMember(
  state: Review,
  command: ActOf<'conclude-member'> & { readonly by: Actor },
): readonly ReviewEvent[] | Refusal {
  const { phase } = state;
  if (phase.is === 'collecting' || phase.is === 'not-opened')
    return refuse(
      'package-open',
      'The summit takes up the package once the secretary has closed it.',
    );
  const no = atOffice(state, command.by, 'presiding-officer');
  if (no) return no;
  const { reference, outcome: said } = command;
  const member = state.members.find((one) => one.reference === reference);
  const packaged =
    phase.is === 'summit' && phase.members.some((one) => one.reference === reference);
  if (member?.concluded)
    return refuse('already-concluded', `${reference} was ${member.concluded} already.`);
  if (!member || !packaged)
    return refuse('unknown-recommendation', `${reference} is not in the package.`);
  const open = phase.members.filter(
    (one) => one.reference !== reference && !concluded(state, one.reference),
  );
  const event: ReviewEvent = { type: 'member-concluded', reference, outcome: said };
  return open.length > 0 ? [event] : [event, { type: 'review-ended' }];
}

function concluded(state: Review, reference: string): boolean {
  const member = state.members.find((one) => one.reference === reference);
  return member === undefined || member.over || member.concluded !== null;
}

function atOffice(state: Review, by: Actor, id: OfficeId): Refusal | null {
  const office = state.setting.offices[id];
  if (by.is === 'person' && office?.body === by.body && office.role === by.role) return null;
  return refuse('not-your-office', `Only the ${id.replaceAll('-', ' ')} may do this.`);
}
