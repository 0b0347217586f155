import type { Actor, Author } from './actor.ts';
import type { Command } from './command.ts';
import { refuse, type Refusal } from './decision.ts';
import type { SeparatedAct } from './procedure.ts';
import type { Recommendation } from './state.ts';
import { asPhrase, say } from './words/say.ts';

/** The person behind an act, and whose mandate a stand-in used; null for the machine. */
export function authorOf(by: Actor): Author | null {
  return by.is === 'person' ? { person: by.person, principal: by.principal ?? null } : null;
}

/** Whether both acts come from one person, whoever stood in for whom. */
function isSame(one: Author, other: Author): boolean {
  const persons = [other.person, other.principal];
  return [one.person, one.principal].some((person) => person !== null && persons.includes(person));
}

/** Who wrote what is in force: whoever froze its last version or, where none is frozen, asked for it. */
function writer(state: Recommendation): Author | null {
  const version = state.versions.at(-1);
  return (version ? version.by : state.requestedBy) ?? null;
}

/** Nobody finds the outcome of their own text, or answers on it where the procedure says so. */
export function separated(state: Recommendation, command: Command): Refusal | null {
  const act = separatedAct(command);
  if (act === null || !(state.setting.procedure.separation ?? []).includes(act)) return null;
  const actor = authorOf(command.by);
  const author = writer(state);
  if (!actor || !author || !isSame(actor, author)) return null;
  const own = asPhrase(state.versions.length > 0 ? 'froze this text' : 'asked for this');
  const what = asPhrase(act === 'determine' ? 'find its outcome' : 'answer on it');
  return refuse(
    'separation-of-duties',
    say`Whoever ${own} cannot ${what}; somebody else who may must do it.`,
  );
}

/** To extend or resume a held stage finds nothing yet. */
function separatedAct(command: Command): SeparatedAct | null {
  if (command.type === 'respond') return 'respond';
  if (command.type !== 'determine') return null;
  return command.outcome === 'extend' || command.outcome === 'resume' ? null : 'determine';
}
