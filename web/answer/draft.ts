import { useState } from 'react';

/** An answer that is being written. Kept in the memory of the tab: a marked text belongs on no disk. */
export type Draft = {
  readonly position: string | null;
  readonly reason: string;
  readonly statement: string;
};

export const emptyDraft: Draft = { position: null, reason: '', statement: '' };

const drafts = new Map<string, Draft>();

/**
 * A draft that outlives the dialog and the page it is written on, as long as the tab is open.
 * @param name what it answers: reference, stage, round and body
 */
export function useDraft(name: string): readonly [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => drafts.get(name) ?? emptyDraft);
  const change = (next: Draft): void => {
    if (next === emptyDraft) drafts.delete(name);
    else drafts.set(name, next);
    setDraft(next);
  };
  return [draft, change];
}
