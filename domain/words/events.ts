import type { EventOf, EventType } from '../event.ts';
import type { Tell } from './said.ts';

/** How what an event names is said: times, outcomes, positions, desks. */
export type Names = {
  readonly when: Tell;
  readonly outcome: (id: string) => string;
  readonly position: (id: string) => string;
  readonly office: (id: string) => string;
  /** A reason that the rules gave, which the record has in English. */
  readonly reason: (english: string) => string;
};

/**
 * What each event says of itself in one language; of an event of a stage, what follows the stage's
 * title. A reason that a person gave stays as it was given.
 */
export type EventsSaid = { readonly [T in EventType]: Saying<EventOf<T>>['say'] };

/** Written as a method: a table of them can then be asked for the sentence of any event. */
export type Saying<E> = { say(event: E, names: Names): string };

/** Desks by name; the silent bodies are the holder, and many of them are only counted. */
export function toldTo(
  { to, awaited }: { readonly to: readonly string[]; readonly awaited: readonly string[] },
  { office }: Names,
  words: {
    readonly silent: (count: number) => string;
    readonly holder: string;
    readonly nobody: string;
  },
): string {
  const offices = to.filter((one) => one !== 'holder').map(office);
  const silent = awaited.length > 6 ? [words.silent(awaited.length)] : awaited;
  const holder = to.includes('holder') && awaited.length === 0 ? [words.holder] : [];
  return [...offices, ...silent, ...holder].join(', ') || words.nobody;
}
