import { hiddenIn, madeVisible } from '../../domain/spelling/hidden.ts';
import { lookAlikesIn } from '../../domain/spelling/look-alikes.ts';
import { normalised, placed } from '../../domain/spelling/spelling.ts';
import type { Language } from '../../domain/words/languages.ts';
import { say } from '../../domain/words/say.ts';
import { sha256 } from '../../store/hash.ts';
import type { SentWriting } from '../contract/written.ts';
import { told } from './told.ts';

/**
 * What of a text may be taken for something else. What nobody sees is refused today; it is found
 * here in texts that were kept before it was, or that another service made.
 */
export function flaggedIn(text: string, language: Language) {
  const hidden = hiddenIn(text, 'text').map(({ index, name }) => ({
    is: 'hidden' as const,
    place: told(language, placed(text, index)),
    word: madeVisible(text.slice(Math.max(0, index - 12), index + 12), 'text'),
    sentence: told(language, say`Here stands ${name}, which nobody sees`),
  }));
  const alike = lookAlikesIn(text).map(({ is, word, index, said }) => ({
    is,
    place: told(language, placed(text, index)),
    word: madeVisible(word, 'text'),
    sentence: told(language, said),
  }));
  return [...hidden, ...alike];
}

/** What was made of each text that was sent; of titles only where there is something to say. */
export function textsKept(sent: readonly SentWriting[], language: Language) {
  return sent.flatMap(({ path, as, text }) => {
    const kept = normalised(text);
    const flagged = flaggedIn(kept, language);
    const isNormalised = kept !== text;
    if (as === 'line' && !isNormalised && flagged.length === 0) return [];
    const hash = as === 'text' ? { hash: sha256(kept) } : {};
    return [{ path, ...hash, normalised: isNormalised, flagged }];
  });
}
