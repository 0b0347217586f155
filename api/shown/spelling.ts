import { hiddenIn, madeVisible } from '../../domain/spelling/hidden.ts';
import { lookAlikesIn } from '../../domain/spelling/look-alikes.ts';
import { normalised, placeIn } from '../../domain/spelling/spelling.ts';
import { sha256 } from '../../store/hash.ts';
import type { SentWriting } from '../contract/written.ts';

/**
 * What of a text may be taken for something else. What nobody sees is refused today; it is found
 * here in texts that were kept before it was, or that another service made.
 */
export function flaggedIn(text: string) {
  const hidden = hiddenIn(text, 'text').map(({ index, name }) => ({
    is: 'hidden' as const,
    place: placeIn(text, index),
    word: madeVisible(text.slice(Math.max(0, index - 12), index + 12), 'text'),
    sentence: `Here stands ${name}, which nobody sees`,
  }));
  const alike = lookAlikesIn(text).map(({ is, word, index, sentence }) => ({
    is,
    place: placeIn(text, index),
    word: madeVisible(word, 'text'),
    sentence,
  }));
  return [...hidden, ...alike];
}

/** What was made of each text that was sent; of titles only where there is something to say. */
export function textsKept(sent: readonly SentWriting[]) {
  return sent.flatMap(({ path, as, text }) => {
    const kept = normalised(text);
    const flagged = flaggedIn(kept);
    const isNormalised = kept !== text;
    if (as === 'line' && !isNormalised && flagged.length === 0) return [];
    const hash = as === 'text' ? { hash: sha256(kept) } : {};
    return [{ path, ...hash, normalised: isNormalised, flagged }];
  });
}
