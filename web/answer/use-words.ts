import { useState } from 'react';
import { keepWords, wordsOf } from './drafts.ts';

/** What is written for an act, kept as that of an answer is: until it is sent or the tab is closed. */
export function useWords(
  name: string,
): readonly [Readonly<Record<string, string>>, (words: Readonly<Record<string, string>>) => void] {
  const [words, setWords] = useState(() => wordsOf(name));
  const change = (next: Readonly<Record<string, string>>): void => {
    keepWords(name, next);
    setWords(next);
  };
  return [words, change];
}
