/** An answer that is being written. Kept in the memory of the tab: a marked text belongs on no disk. */
export type Draft = {
  readonly position: string | null;
  readonly reason: string;
  readonly statement: string;
};

export const emptyDraft: Draft = { position: null, reason: '', statement: '' };

const drafts = new Map<string, Draft>();
let writer: string | null = null;

/** A draft by what it answers: reference, stage, round and body. */
export function draftOf(name: string): Draft {
  return drafts.get(name) ?? emptyDraft;
}

export function keepDraft(name: string, draft: Draft): void {
  if (draft === emptyDraft) drafts.delete(name);
  else drafts.set(name, draft);
}

/**
 * From now on this person writes here; null: nobody.
 * @returns whether somebody else did before, whose drafts are gone
 */
export function writesHere(person: string | null): boolean {
  const isAnother = writer !== null && writer !== person;
  if (isAnother) drafts.clear();
  writer = person;
  return isAnother;
}

/** Whether something is being written that closing the tab would lose. */
export function hasDrafts(): boolean {
  return drafts.size > 0;
}
