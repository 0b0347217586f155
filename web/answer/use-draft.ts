import { useState } from 'react';
import { draftOf, keepDraft, type Draft } from './drafts.ts';

/** A draft that outlives the form and the page it is written on, as long as the tab is open. */
export function useDraft(name: string): readonly [Draft, (draft: Draft) => void] {
  const [draft, setDraft] = useState(() => draftOf(name));
  const change = (next: Draft): void => {
    keepDraft(name, next);
    setDraft(next);
  };
  return [draft, change];
}
