import type { Actor, Office, OfficeId } from '../actor.ts';
import { refuse, type Refusal } from '../decision.ts';
import { roleMay, usualOffices } from '../policy/may.ts';
import type { ReviewAct } from './command.ts';
import type { PackageMember } from './event.ts';
import type { Member, Review, TakenOut } from './state.ts';
import { asOffices, say } from '../words/say.ts';

/** The recommendations that wait for the package, each with the text it goes with. */
export function candidates(state: Review): readonly PackageMember[] {
  return state.members.flatMap((member) =>
    member.text !== null && waitsForPackage(state, member) && !takenOutOf(state, member.reference)
      ? [{ reference: member.reference, text: member.text }]
      : [],
  );
}

/** Whether nothing but the closing of the package is awaited for it. */
export function waitsForPackage({ setting }: Review, { over, step, text }: Member): boolean {
  return !over && step === setting.packageStep && text !== null;
}

/** Why and since when a member is kept out of the package; undefined where it is not. */
export function takenOutOf(
  { takenOut = [] }: Pick<Review, 'takenOut'>,
  reference: string,
): TakenOut | undefined {
  return takenOut.find((one) => one.reference === reference);
}

export function memberOf(state: Review, reference: string): Member | undefined {
  return state.members.find((one) => one.reference === reference);
}

/** Members of the closed package that the summit has still to conclude. */
export function openMembers(state: Review): readonly PackageMember[] {
  if (state.phase.is !== 'summit') return [];
  return state.phase.members.filter(({ reference }) => {
    const member = memberOf(state, reference);
    const isConcluded = member === undefined || member.over || member.concluded !== null;
    return !isConcluded && !takenOutOf(state, reference);
  });
}

/** Whether the actor sits where the policy gives this act of the review. */
export function atOffice(state: Review, by: Actor, act: ReviewAct['type']): Refusal | null {
  const offices = usualOffices(act);
  if (by.is === 'person' && sitsWhere(state, by, act)) return null;
  const who = { ...asOffices(offices), text: asOffices(offices).text.replaceAll('-', ' ') };
  return refuse('not-your-office', say`Only the ${who} may do this.`);
}

/** Whether one of these mandates sits where the policy gives this act, and may ever do it. */
export function holdsReviewAct(
  state: Review,
  held: readonly Office[],
  act: ReviewAct['type'],
): boolean {
  return held.some((one) => sitsWhere(state, one, act) && roleMay(act, one.role));
}

function sitsWhere({ setting }: Review, { body, role }: Office, act: ReviewAct['type']): boolean {
  return usualOffices(act).some((id: OfficeId) => {
    const office = setting.offices[id];
    return office?.body === body && office.role === role;
  });
}
