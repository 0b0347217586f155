/** An answer that is being written. Kept in the memory of the tab: a marked text belongs on no disk. */
export type Draft = {
  readonly position: string | null;
  readonly reason: string;
  readonly statement: string;
  /** The hash of the text that was on the page when it was begun; null: nothing is written yet. */
  readonly text: string | null;
};

export const emptyDraft: Draft = { position: null, reason: '', statement: '', text: null };

let chosen: ReadonlySet<string> = new Set();
const drafts = new Map<string, Draft>();
const keys = new Map<string, { readonly words: string; readonly key: string }>();
const written = new Map<string, Readonly<Record<string, string>>>();
let writer: string | null = null;

/** A draft by what it answers: reference, stage, round and body. */
export function draftOf(name: string): Draft {
  return drafts.get(name) ?? emptyDraft;
}

export function keepDraft(name: string, draft: Draft): void {
  if (draft.position === null) drafts.delete(name);
  else drafts.set(name, draft);
}

/** What is written for another act, by its fields, as it is kept for an answer. */
export function wordsOf(name: string): Readonly<Record<string, string>> {
  return written.get(name) ?? {};
}

export function keepWords(name: string, words: Readonly<Record<string, string>>): void {
  if (Object.values(words).every((word) => word === '')) written.delete(name);
  else written.set(name, words);
}

/** The key that these words are sent with: the same however often, so that they have one effect. */
export function keyOf(name: string, words: string): string {
  const kept = keys.get(name);
  if (kept?.words === words) return kept.key;
  const key = crypto.randomUUID();
  keys.set(name, { words, key });
  return key;
}

/** The lines of the inbox that were chosen to be answered together. */
export function chosenLines(): ReadonlySet<string> {
  return chosen;
}

export function keepChosen(lines: ReadonlySet<string>): void {
  chosen = lines;
}

/** It is on record: nothing of it waits here any more. */
export function settle(name: string): void {
  drafts.delete(name);
  keys.delete(name);
}

/**
 * From now on this person writes here; null: nobody.
 * @returns whether somebody else did before, whose drafts are gone
 */
export function writesHere(person: string | null): boolean {
  const isAnother = writer !== null && writer !== person;
  if (isAnother) {
    drafts.clear();
    keys.clear();
    chosen = new Set();
    written.clear();
  }
  writer = person;
  return isAnother;
}

/** Whether something is being written that closing the tab would lose. */
export function hasDrafts(): boolean {
  return drafts.size + written.size > 0;
}
